using System.Text;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Samples.Variables;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Tests.Core.Samples;

/// <summary>What an expression sees in a test: whatever the test sets.</summary>
internal sealed class TestContext : SampleContext
{
    private readonly Dictionary<VariableScope, VariableSet> variables = [];

    public override ProcessFacts Process { get; } = new TestProcess();
    public override SampleScratch Scratch { get; } = new();

    public ClientFacts? ClientValue { get; init; }
    public StreamFacts? StreamValue { get; init; }
    public ProxyDirectory? ProxiesValue { get; init; }

    public override ClientFacts? Client => ClientValue;
    public override StreamFacts? Stream => StreamValue;
    public override ProxyDirectory? Proxies => ProxiesValue;

    public TrackedCounters? TrackedValue { get; init; }

    public override TrackedCounters? Tracked => TrackedValue;

    public override TrackedCounters? Track() => TrackedValue;

    public byte[] Request { get; set; } = [];
    public byte[] Response { get; set; } = [];
    public bool IsComplete { get; set; }

    public string RequestText { set => Request = Encoding.Latin1.GetBytes(value); }

    public override ReadOnlyMemory<byte> Payload(SampleDirection direction) => direction == SampleDirection.Request ? Request : Response;

    public override bool IsPayloadComplete(SampleDirection direction) => IsComplete;

    public override VariableSet? Variables(VariableScope scope)
    {
        if (scope == VariableScope.Process)
            return Process.Variables;
        if (!variables.TryGetValue(scope, out var set))
            variables[scope] = set = new VariableSet();
        return set;
    }
}
