using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>A word after <c>option</c> that works.</summary>
/// <param name="Apply">Switches it on, or off behind <c>no</c>; null when <see cref="Parse"/> does all.</param>
public sealed record ProxyOption(string Name, ProxySides Sides, Action<ProxySettings, bool>? Apply)
{
    /// <summary>Reads the arguments, for an option that has some.</summary>
    public Action<ProxyDraft, Statement, Word>? Parse { get; init; }

    public bool IsNegatable { get; init; } = true;

    /// <summary>What <c>-dKall</c> prints behind the name; null for those that HAProxy doesn't list.</summary>
    public string? ListedForm { get; init; }
}
