using System.Collections.Immutable;
using ActorProxy.Config.Model;

namespace ActorProxy.Core.Captures;

/// <summary>The lengths of a frontend's capture slots, by their numbers. Immutable, for any thread.</summary>
public sealed record CaptureSlots(ImmutableArray<int> Request, ImmutableArray<int> Response)
{
    public static CaptureSlots None { get; } = new([], []);

    public bool IsEmpty => Request.IsEmpty && Response.IsEmpty;

    /// <summary>Whether a proxy has slots of requests: those that are declared, and one for each rule that captures.</summary>
    public static bool HasRequestSlots(ProxyConfig proxy) =>
        proxy.Captures.Any(static slot => !slot.IsResponse) || proxy.Rules.Any(static rule => rule is { Set: RuleSetKind.RequestContent, Words: [{ Text: "capture" }, ..] });

    public static bool HasResponseSlots(ProxyConfig proxy) => proxy.Captures.Any(static slot => slot.IsResponse);
}
