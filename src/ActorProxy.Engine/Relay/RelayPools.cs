namespace ActorProxy.Engine.Relay;

/// <summary>What all relays of one loop share. Belongs to that loop's thread.</summary>
public sealed record RelayPools(BufferPool Buffers, PipePool Pipes);
