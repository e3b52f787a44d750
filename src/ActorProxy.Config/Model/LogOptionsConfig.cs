using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>What a proxy writes about each session: the format and the <c>option</c> lines that choose and time it.</summary>
public sealed record LogOptionsConfig
{
    /// <summary>The text of <c>log-format</c>; null means the format of <see cref="TcpLog"/> or the short default.</summary>
    public string? Format { get; init; }
    public SourcePosition FormatPosition { get; init; }

    /// <summary>The text of <c>error-log-format</c>, or null.</summary>
    public string? ErrorFormat { get; init; }

    public SourcePosition ErrorFormatPosition { get; init; }

    /// <summary>The text of <c>log-format-sd</c>, or null.</summary>
    public string? StructuredDataFormat { get; init; }

    public SourcePosition StructuredDataFormatPosition { get; init; }
    public bool TcpLog { get; init; }

    /// <summary><c>option dontlognull</c>: a session that moved no byte is not logged.</summary>
    public bool SkipNull { get; init; }

    /// <summary><c>option dontlog-normal</c>: only sessions that ended in an error are logged.</summary>
    public bool SkipNormal { get; init; }

    /// <summary><c>option logasap</c>: logged as soon as the server's connection stands, counts prefixed by a plus sign.</summary>
    public bool AsSoonAsPossible { get; init; }

    /// <summary><c>option log-separate-errors</c>: sessions that ended in an error are logged at level <c>err</c>.</summary>
    public bool SeparateErrors { get; init; }

    /// <summary><c>option log-health-checks</c>: each check that changes a server's health counter is logged, not only status changes.</summary>
    public bool HealthChecks { get; init; }
}
