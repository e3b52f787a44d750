namespace ActorProxy.EndToEnd.Tests;

/// <summary>Tests that need the machine for themselves: xunit runs them after the others and one by one.</summary>
[CollectionDefinition(nameof(HeavyLoad), DisableParallelization = true)]
public sealed class HeavyLoad;
