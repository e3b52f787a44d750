using System.Collections.Immutable;
using ActorProxy.Core.Captures;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules;

/// <summary>Everything that a proxy decides by expressions, compiled for one generation. Immutable, for any thread.</summary>
public sealed record ProxyRules
{
    public static ProxyRules None { get; } = new();

    /// <summary><c>tcp-request connection</c>.</summary>
    public RuleSet Connection { get; init; } = RuleSet.None;

    /// <summary><c>tcp-request session</c>.</summary>
    public RuleSet Session { get; init; } = RuleSet.None;

    /// <summary><c>tcp-request content</c>.</summary>
    public RuleSet Content { get; init; } = RuleSet.None;

    /// <summary><c>tcp-response content</c>.</summary>
    public RuleSet Response { get; init; } = RuleSet.None;

    /// <summary><c>use_backend</c>, in order.</summary>
    public ImmutableArray<BackendChoice> Backends { get; init; } = [];

    /// <summary><c>use-server</c>, in order.</summary>
    public ImmutableArray<ServerChoice> Servers { get; init; } = [];

    /// <summary><c>force-persist</c> and <c>ignore-persist</c>, in order.</summary>
    public ImmutableArray<PersistRule> Persistence { get; init; } = [];

    /// <summary><c>stick match|on|store-request</c>, in order.</summary>
    public ImmutableArray<StickRule> RequestSticks { get; init; } = [];

    /// <summary><c>stick store-response</c>, in order.</summary>
    public ImmutableArray<StickRule> ResponseSticks { get; init; } = [];

    /// <summary>What <c>balance hash</c> hashes; null for another algorithm.</summary>
    public SampleExpression? BalanceKey { get; init; }

    /// <summary>The slots that rules capture into.</summary>
    public CaptureSlots Captures { get; init; } = CaptureSlots.None;

    /// <summary>How long the request's rules may wait for data, in milliseconds; 0 for not at all.</summary>
    public long RequestDelayMs { get; init; }

    /// <summary>How long the response's rules may wait for data, in milliseconds; 0 for not at all.</summary>
    public long ResponseDelayMs { get; init; }
}
