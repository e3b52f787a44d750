using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>A keyword of the proxies' sections: where it may stand, and what reads it.</summary>
/// <param name="Sides">The sides that it is for: where a section has none of them, the line is ignored with a warning.</param>
public sealed record ProxyKeyword(string Name, ProxySides Sides, Action<ProxyDraft, Statement> Parse)
{
    /// <summary>False: an error in <c>defaults</c>.</summary>
    public bool IsInheritable { get; init; } = true;

    /// <summary>True: in a section without the side it is an error, not a warning.</summary>
    public bool IsStrict { get; init; }

    /// <summary>True: may stand behind <c>no</c> or <c>default</c>.</summary>
    public bool IsNegatable { get; init; }
}
