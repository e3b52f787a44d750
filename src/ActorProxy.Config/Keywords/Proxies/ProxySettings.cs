using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Servers;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Everything that a proxy can inherit from a <c>defaults</c> section, while it is being read.</summary>
/// <remarks>What it holds is immutable, so that inheriting is a shallow copy.</remarks>
public sealed class ProxySettings
{
    public ProxyMode Mode { get; set; } = ProxyMode.Tcp;

    /// <summary>Where the mode was chosen, perhaps in a <c>defaults</c> section.</summary>
    public SourcePosition ModePosition { get; set; }

    public bool IsDisabled { get; set; }

    public FrontendConfig Frontend { get; set; } = new();

    public BackendConfig Backend { get; set; } = new();

    public ImmutableArray<AclConfig> Acls { get; set; } = [];

    public ImmutableArray<RuleConfig> Rules { get; set; } = [];

    public TimeSpan? RequestInspectDelay { get; set; }

    public TimeSpan? ResponseInspectDelay { get; set; }

    public LogOptionsConfig LogOptions { get; set; } = new();

    public ImmutableArray<LogTargetConfig> Logs { get; set; } = [];

    /// <summary>A <c>log global</c> line was given.</summary>
    public bool UsesGlobalLogs { get; set; }

    public string? LogTag { get; set; }

    public bool ClientKeepAlive { get; set; }

    public KeepAliveConfig ClientKeepAliveValues { get; set; } = new();

    public bool ServerKeepAlive { get; set; }

    public KeepAliveConfig ServerKeepAliveValues { get; set; } = new();

    public CheckChoice Check { get; set; }

    /// <summary>Where the <c>tcp-check</c> or <c>http-check</c> rules begin, for those that no <c>option</c> asks for.</summary>
    public SourcePosition TcpCheckPosition { get; set; }

    public SourcePosition HttpCheckPosition { get; set; }

    public ImmutableArray<TcpCheckStepConfig> TcpSteps { get; set; } = [];

    /// <summary>Null until a line about HTTP checks was read.</summary>
    public HttpCheckConfig? HttpCheck { get; set; }

    /// <summary>What <see cref="CheckChoice.Protocol"/> stands for.</summary>
    public CheckProtocolConfig? ProtocolCheck { get; set; }

    /// <summary><c>external-check command</c>.</summary>
    public string? ExternalCheckCommand { get; set; }

    /// <summary><c>external-check path</c>.</summary>
    public string ExternalCheckPath { get; set; } = "";

    public ServerDraft DefaultServer { get; set; } = new();

    public ProxySettings Copy()
    {
        var copy = (ProxySettings)MemberwiseClone();
        // The first rule of a section's own replaces those that it inherits.
        copy.OwnsTcpSteps = false;
        copy.DefaultServer = DefaultServer.Copy();
        return copy;
    }

    /// <summary>The rules in <see cref="TcpSteps"/> are this section's own.</summary>
    public bool OwnsTcpSteps { get; set; }
}
