namespace ActorProxy.Node.StickTables;

/// <summary>What <see cref="TablesActor"/> is told.</summary>
internal static class TablesProtocol
{
    public interface ICommand;

    /// <summary>Node to tables: a generation was accepted, its tables are in use. Unanswered.</summary>
    public sealed record TablesChanged : ICommand;

    /// <summary>Node to tables: the process is ending. Answered when every snapshot is written, or has failed.</summary>
    public sealed record WriteSnapshots(TaskCompletionSource Answer) : ICommand;
}
