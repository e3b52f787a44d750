using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Keywords.Binds;

/// <summary>A <c>bind</c> or <c>stats socket</c> line while its options are being read.</summary>
public sealed class BindDraft
{
    public LoadState? Load { get; set; }

    public string? Name { get; set; }

    public int? Id { get; set; }

    public bool AcceptProxy { get; set; }

    public int? Backlog { get; set; }

    public int? MaxConn { get; set; }

    public string? Interface { get; set; }

    public int? Mss { get; set; }

    public TimeSpan? TcpUserTimeout { get; set; }

    public bool FastOpen { get; set; }

    public bool DeferAccept { get; set; }

    public bool Transparent { get; set; }

    public bool V4V6 { get; set; }

    public bool V6Only { get; set; }

    public UnixSocketPermissions Permissions { get; set; } = new();

    public AdminLevel Level { get; set; } = AdminLevel.Operator;

    public bool ExposeListeners { get; set; }

    public SeverityOutput SeverityOutput { get; set; }

    public BindDraft Copy() => (BindDraft)MemberwiseClone();

    public BindConfig Build(ImmutableArray<AddressConfig> addresses, SourcePosition position) => new()
    {
        Addresses = addresses,
        Position = position,
        Name = Name,
        Id = Id,
        AcceptProxy = AcceptProxy,
        Backlog = Backlog,
        MaxConn = MaxConn,
        Interface = Interface,
        Mss = Mss,
        TcpUserTimeout = TcpUserTimeout,
        FastOpen = FastOpen,
        DeferAccept = DeferAccept,
        Transparent = Transparent,
        V4V6 = V4V6,
        V6Only = V6Only,
        Permissions = Permissions,
        Level = Level,
        ExposeListeners = ExposeListeners,
        SeverityOutput = SeverityOutput,
    };
}
