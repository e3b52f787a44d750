namespace ActorProxy.Node.StickTables;

/// <summary>What <see cref="SnapshotActor"/> is told.</summary>
internal static class SnapshotProtocol
{
    public interface ICommand;

    /// <summary>Tables to snapshot: the process is ending, write what there is now. Answered once that is done or has failed.</summary>
    public sealed record WriteLast(TaskCompletionSource Answer) : ICommand;
}
