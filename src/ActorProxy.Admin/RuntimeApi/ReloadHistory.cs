namespace ActorProxy.Admin.RuntimeApi;

/// <summary>How often the configuration was reloaded, whoever asked, as the master's <c>show proc</c> tells it. For any thread.</summary>
public sealed class ReloadHistory
{
    private int _accepted;
    private int _failed;
    private int _failedInARow;

    /// <summary>Reloads tried since the start.</summary>
    public int Tried => Volatile.Read(ref _accepted) + Volatile.Read(ref _failed);

    /// <summary>Reloads that failed since the last one that was accepted; while there are any, the prompt says so.</summary>
    public int FailedInARow => Volatile.Read(ref _failedInARow);

    public void Add(bool isAccepted)
    {
        if (isAccepted)
        {
            Interlocked.Increment(ref _accepted);
            Volatile.Write(ref _failedInARow, 0);
        }
        else
        {
            Interlocked.Increment(ref _failed);
            Interlocked.Increment(ref _failedInARow);
        }
    }
}
