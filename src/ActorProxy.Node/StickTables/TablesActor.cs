using ActorProxy.Actors;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Node.StickTables;

/// <summary>Keeps the stick tables in order: removes what has expired, tells when one is full, and has those written that have a snapshot.</summary>
internal sealed class TablesActor(NodeServices node) : Actor<TablesProtocol.ICommand>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, long> _refused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Writer> _writers = new(StringComparer.Ordinal);
    private MessageTimer<TablesProtocol.ICommand>? _next;
    private int _writersMade;

    // What one file does is no other one's business, and the next try may succeed.
    protected override SupervisorStrategy Strategy => new(static _ => Directive.Resume);

    protected override void Receive(TablesProtocol.ICommand message)
    {
        switch (message)
        {
            case TablesProtocol.TablesChanged:
                if (_next is not { IsPending: true } && node.Tables.All.Count > 0)
                    _next = Schedule(Interval, new Sweep());
                FollowSnapshots();
                break;
            case TablesProtocol.WriteSnapshots write:
                AwaitBeforeNext(WriteAllAsync(write.Answer));
                break;
            case Sweep:
                SweepAll();
                if (node.Tables.All.Count > 0)
                    _next = Schedule(Interval, message);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private void SweepAll()
    {
        foreach (var table in node.Tables.All)
        {
            table.Sweep(Loop.NowMs);
            var refused = table.Refused;
            if (refused > _refused.GetValueOrDefault(table.Definition.Name))
                node.Events.TableFull(table.Definition.Name, table.Definition.Size, refused - _refused.GetValueOrDefault(table.Definition.Name));
            _refused[table.Definition.Name] = refused;
        }
    }

    private void FollowSnapshots()
    {
        var wanted = node.Tables.Snapshots;
        foreach (var (table, writer) in _writers.ToList())
        {
            if (wanted.TryGetValue(table, out var config) && config == writer.Config)
                continue;
            Stop(writer.Actor);
            _writers.Remove(table);
        }

        foreach (var (table, config) in wanted)
            if (!_writers.ContainsKey(table))
                _writers.Add(table, new Writer(config, ActorOf(new SnapshotActor(node, table, config), new ActorName("snapshot-", ++_writersMade))));
    }

    private async Task WriteAllAsync(TaskCompletionSource answer)
    {
        try
        {
            var writes = _writers.Values.Select(static writer => WriteLastAsync(writer.Actor)).ToList();
            await Task.WhenAll(writes);
        }
        finally
        {
            answer.TrySetResult();
        }
    }

    private static Task WriteLastAsync(IActorRef<SnapshotProtocol.ICommand> writer)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        writer.Tell(new SnapshotProtocol.WriteLast(answer));
        return answer.Task;
    }

    private sealed record Writer(StickSnapshotConfig Config, IActorRef<SnapshotProtocol.ICommand> Actor);

    private sealed record Sweep : TablesProtocol.ICommand;
}
