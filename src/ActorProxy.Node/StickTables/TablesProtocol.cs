namespace ActorProxy.Node.StickTables;

/// <summary>What <see cref="TablesActor"/> is told.</summary>
internal static class TablesProtocol
{
    public interface ICommand;

    /// <summary>Node to tables: a generation was accepted, its tables are in use. Unanswered.</summary>
    public sealed record TablesChanged : ICommand;
}
