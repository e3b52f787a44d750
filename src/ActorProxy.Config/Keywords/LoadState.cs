using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Global;
using ActorProxy.Config.Keywords.Peers;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords;

/// <summary>What one load shares between its sections.</summary>
public sealed class LoadState(ConfigurationContext context, VariableTable variables, DiagnosticList diagnostics)
{
    public ConfigurationContext Context => context;

    public VariableTable Variables => variables;

    public DiagnosticList Diagnostics => diagnostics;

    public GlobalDraft Global { get; } = new();

    /// <summary>The proxies in the order of the files.</summary>
    public List<ProxyDraft> Proxies { get; } = [];

    /// <summary>The <c>peers</c> sections in the order of the files.</summary>
    public List<PeersDraft> Peers { get; } = [];

    /// <summary>The <c>defaults</c> section that holds for proxies which name none; null before the first one.</summary>
    public ProxyDraft? LastDefaults { get; set; }

    public Dictionary<string, ProxyDraft> NamedDefaults { get; } = new(StringComparer.Ordinal);

    /// <summary>Names that more than one <c>defaults</c> section has.</summary>
    public HashSet<string> AmbiguousDefaults { get; } = new(StringComparer.Ordinal);

    /// <summary>What the local peer is called so far: <c>-L</c>, <c>localpeer</c>, the node's or the machine's name.</summary>
    public string LocalPeer => context.LocalPeer ?? Global.Config.LocalPeer ?? context.NodeName ?? context.HostName;

    /// <summary>Keywords of which a notice was given already: one notice each is enough.</summary>
    public HashSet<string> Noticed { get; } = new(StringComparer.Ordinal);
}
