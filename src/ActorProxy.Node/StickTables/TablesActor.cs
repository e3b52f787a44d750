using ActorProxy.Actors;

namespace ActorProxy.Node.StickTables;

/// <summary>Keeps the stick tables in order: removes what has expired, and tells when one is full.</summary>
internal sealed class TablesActor(NodeServices node) : Actor<TablesProtocol.ICommand>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, long> _refused = new(StringComparer.Ordinal);
    private MessageTimer<TablesProtocol.ICommand>? _next;

    protected override void Receive(TablesProtocol.ICommand message)
    {
        switch (message)
        {
            case TablesProtocol.TablesChanged:
                if (_next is not { IsPending: true } && node.Tables.All.Count > 0)
                    _next = Schedule(Interval, new Sweep());
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

    private sealed record Sweep : TablesProtocol.ICommand;
}
