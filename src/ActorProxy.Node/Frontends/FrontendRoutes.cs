using System.Collections.Frozen;

namespace ActorProxy.Node.Frontends;

/// <summary>The backends that one frontend can lead to, compiled with the pair's timeouts.</summary>
/// <param name="Default">Where connections go that no rule sends elsewhere; null for nowhere.</param>
/// <param name="ByName">Those that <c>use_backend</c> can name.</param>
public sealed record FrontendRoutes(FrontendRoute? Default, FrozenDictionary<string, FrontendRoute> ByName)
{
    /// <summary>Some backend has content rules.</summary>
    public bool HaveContentRules { get; } = Default is { Backend.Rules.Content.IsEmpty: false } || ByName.Values.Any(static route => !route.Backend.Rules.Content.IsEmpty);

    public FrontendRoute? To(string backend) => ByName.GetValueOrDefault(backend);
}
