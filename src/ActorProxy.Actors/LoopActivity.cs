namespace ActorProxy.Actors;

/// <summary>What one loop has done since its start.</summary>
/// <param name="Turns">Waits for events.</param>
/// <param name="Events">Readiness events handed out.</param>
/// <param name="Messages">Messages and signals delivered to pinned actors.</param>
/// <param name="SleptMs">Milliseconds spent waiting with nothing to do.</param>
/// <param name="Descriptors">Watched now.</param>
/// <param name="Timers">Pending now.</param>
public readonly record struct LoopActivity(long Turns, long Events, long Messages, long SleptMs, int Descriptors, int Timers);
