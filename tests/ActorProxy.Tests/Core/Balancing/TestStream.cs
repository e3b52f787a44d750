using ActorProxy.Core.Balancing;

namespace ActorProxy.Tests.Core.Balancing;

/// <summary>A stream with a name, for assertions.</summary>
internal sealed class TestStream(string name) : BalancedStream
{
    public override string ToString() => name;
}
