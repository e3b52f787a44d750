namespace ActorProxy.Core.Stats;

/// <summary>How long each phase of one session took, in milliseconds, one after the other.</summary>
/// <param name="QueueMs">Waiting for a server's slot.</param>
/// <param name="ConnectMs">From the slot to the server's connection, retries included.</param>
/// <param name="ResponseMs">From the connection to the first response byte; always 0 in TCP mode.</param>
/// <param name="TotalMs">From accept to the end of the last side.</param>
public readonly record struct SessionTimes(long QueueMs, long ConnectMs, long ResponseMs, long TotalMs);
