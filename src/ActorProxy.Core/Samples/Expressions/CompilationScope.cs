using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Captures;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Where an expression stands while it is compiled: its proxy, its place, and where to say what is wrong.</summary>
public sealed class CompilationScope(ICollection<Diagnostic> diagnostics)
{
    private PatternCatalog? _patterns;
    private CompilationScope? _anonymous;

    public ICollection<Diagnostic> Diagnostics => diagnostics;

    /// <summary>The places at which the expression will be evaluated; a fetch that has no meaning in one of them is refused.</summary>
    public SamplePlaces Places { get; init; } = SamplePlaces.Everywhere;

    /// <summary>The proxies that arguments can name.</summary>
    public ProxyDirectory? Proxies { get; init; }

    /// <summary>The stick tables that arguments can name.</summary>
    public StickTableDirectory? Tables { get; init; }

    /// <summary>How many tracked counters a connection has: <c>tune.stick-counters</c>.</summary>
    public int TrackedSlots { get; init; } = TuningConfig.UsualStickCounters;

    /// <summary>The name of the proxy that the expression belongs to; null outside of proxies.</summary>
    public string? Proxy { get; init; }

    /// <summary>The keyword that the expression belongs to, for messages.</summary>
    public string Keyword { get; init; } = "";

    /// <summary>Reads a file that the configuration names, with its lines; throws <see cref="IOException"/>.</summary>
    public Func<string, byte[]>? ReadFile { get; init; }

    /// <summary>Finds the address of a host's name in a pattern; null where names are not looked up.</summary>
    public Func<string, NetworkAddress?>? ResolveHost { get; init; }

    /// <summary>The pattern lists that ACLs and maps of the generation share.</summary>
    public PatternCatalog Patterns { get => _patterns ??= new PatternCatalog(); init => _patterns = value; }

    /// <summary>The proxy's named ACLs, for the fetch <c>acl</c>; null outside of proxies.</summary>
    public AclTable? Acls { get; init; }

    /// <summary>The proxy's <c>filter bwlim-*</c> lines, for rules that turn them on.</summary>
    public ImmutableArray<BandwidthLimitConfig> BandwidthLimits { get; private init; } = [];

    /// <summary>The proxy has slots that requests, or responses, are captured into: log-formats show them.</summary>
    public bool HasRequestCaptures { get; private init; }

    /// <summary>As <see cref="HasRequestCaptures"/>.</summary>
    public bool HasResponseCaptures { get; private init; }

    /// <summary>Where the expression stands that is being compiled.</summary>
    public SourcePosition Position { get; set; }

    public void Error(SourcePosition at, string message, string? hint = null) =>
        diagnostics.Add(new Diagnostic(Severity.Error, at, message, hint));

    public void Warn(SourcePosition at, string message, string? hint = null) =>
        diagnostics.Add(new Diagnostic(Severity.Warning, at, message, hint));

    /// <summary>The same scope for another proxy, whose ACLs and filters are its own.</summary>
    public CompilationScope Of(ProxyConfig proxy) => new(diagnostics)
    {
        Places = Places,
        Keyword = Keyword,
        Proxies = Proxies,
        Tables = Tables,
        TrackedSlots = TrackedSlots,
        Proxy = proxy.Name,
        ReadFile = ReadFile,
        ResolveHost = ResolveHost,
        Patterns = Patterns,
        Position = Position,
        BandwidthLimits = proxy.BandwidthLimits,
        HasRequestCaptures = CaptureSlots.HasRequestSlots(proxy),
        HasResponseCaptures = CaptureSlots.HasResponseSlots(proxy),
    };

    /// <summary>The same scope for ACLs that stand in braces; one for all of them.</summary>
    public CompilationScope ForAcls(AclTable acls) => _anonymous is { } known && known.Acls == acls ? known : _anonymous = For("acl", SamplePlaces.None, acls);

    /// <summary>The same scope for another place or keyword.</summary>
    public CompilationScope For(string keyword, SamplePlaces places, AclTable? acls = null) => new(diagnostics)
    {
        Places = places,
        Keyword = keyword,
        Proxies = Proxies,
        Tables = Tables,
        TrackedSlots = TrackedSlots,
        Proxy = Proxy,
        ReadFile = ReadFile,
        ResolveHost = ResolveHost,
        Patterns = Patterns,
        Acls = acls ?? Acls,
        Position = Position,
        BandwidthLimits = BandwidthLimits,
        HasRequestCaptures = HasRequestCaptures,
        HasResponseCaptures = HasResponseCaptures,
    };
}
