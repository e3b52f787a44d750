using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Samples.Variables;
using ActorProxy.Core.Stats;

namespace ActorProxy.Benchmarks.Samples;

/// <summary>What expressions see in a benchmark: a client with an address, and what it has sent.</summary>
internal sealed class BenchmarkContext(byte[]? received = null) : SampleContext
{
    private readonly VariableSet _session = new();

    public override ProcessFacts Process { get; } = new Facts();

    public override SampleScratch Scratch { get; } = new();

    public override ClientFacts Client { get; } = new Peer();

    public override ReadOnlyMemory<byte> Payload(SampleDirection direction) => direction == SampleDirection.Request ? received : default;

    public override VariableSet? Variables(VariableScope scope) => scope == VariableScope.Session ? _session : base.Variables(scope);

    private sealed class Facts : ProcessFacts
    {
        public override TimeProvider Clock => TimeProvider.System;

        public override Random Random { get; } = new(1);

        public override ProcessCounters Counters { get; } = new(1);
    }

    private sealed class Peer : ClientFacts
    {
        public override NetworkAddress Source { get; set; } = NetworkAddress.IPv4(0xC0A80117, 50123);

        public override NetworkAddress Destination { get; set; } = NetworkAddress.IPv4(0xC0A80101, 443);

        public override NetworkAddress TransportSource { get => Source; set => Source = value; }

        public override NetworkAddress TransportDestination { get => Destination; set => Destination = value; }

        public override FrontendFacts Frontend => throw new NotSupportedException("no benchmark asks for the frontend");

        public override int ListenerId => 1;

        public override string? ListenerName => null;

        public override DateTimeOffset AcceptedAt => default;

        public override DateTimeOffset BeganAt => default;
    }
}
