using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using Xunit;
using static ActorProxy.Tests.Core.StickTables.Snapshots.SnapshotFiles;
using static ActorProxy.Tests.Core.StickTables.TableDefinitions;

namespace ActorProxy.Tests.Core.StickTables.Snapshots;

/// <summary>What a snapshot keeps of a table that nodes share.</summary>
public sealed class ClusterSnapshotTests
{
    private static readonly byte[] Client = [192, 0, 2, 1];

    [Fact]
    public void Counts_of_this_node_come_back_as_those_of_the_process_before_it()
    {
        // The other nodes tell of them as well: in the same place they count once.
        var (first, second, third) = (Table(isAggregate: true), Table(isAggregate: true), Table(isAggregate: true));
        Count(first, 5);
        Assert.Null(Read(second, Write(first, 1, Noon), 1, Noon));
        Assert.Equal((5, 0), Counts(second));

        Count(second, 2);
        Assert.Equal((7, 2), Counts(second));
        Assert.Null(Read(third, Write(second, 1, Noon), 1, Noon));
        Assert.Equal((7, 0), Counts(third));
    }

    [Fact]
    public void A_binding_keeps_its_stamp()
    {
        var (old, next) = (Table(isAggregate: false), Table(isAggregate: false));
        var stamp = new StickStamp(3, 4_000_000_000, 0x0198_0000_0000_0001);
        using (var entry = old.FindOrAdd(Client, 1))
        {
            entry.Set(old.Layout.Field(StickDataType.ServerKey), old.Words.NumberOf("s1"), 1);
            entry.Stamp = stamp;
        }

        Assert.Null(Read(next, Write(old, 1, Noon), 1, Noon));

        using var found = next.Find(Client, 1);
        Assert.Equal((stamp, "s1"), (found.Stamp, next.Words.WordOf((int)found.Read(next.Layout.Field(StickDataType.ServerKey), 1))));
    }

    private static StickTable Table(bool isAggregate) =>
        new(Of(StickKeyType.IPv4, 4, 100, 60_000, Store(StickDataType.Gpc0), Store(StickDataType.ServerKey)) with { Peers = "p", IsAggregate = isAggregate, Self = 1, Others = [2, 3] }, 5, 0);

    private static void Count(StickTable table, int amount)
    {
        using var entry = table.FindOrAdd(Client, 1);
        entry.Add(table.Layout.Field(StickDataType.Gpc0), amount, 1);
    }

    /// <summary>What all have counted, and what this process has.</summary>
    private static (long All, long Own) Counts(StickTable table)
    {
        using var entry = table.Find(Client, 1);
        var field = table.Layout.Field(StickDataType.Gpc0);
        return (entry.Read(field, 1), entry.ReadOwn(field, 1));
    }
}
