using System.Runtime.CompilerServices;
using ActorProxy.Core.StickTables.Storage;
using Xunit;

namespace ActorProxy.Tests.Core.StickTables.Storage;

public sealed class UpdateListTests
{
    private readonly EntrySlabs entries = new(Unsafe.SizeOf<EntryHeader>(), 100);
    private readonly UpdateList updates;

    public UpdateListTests() => updates = new UpdateList(entries);

    private int Entry()
    {
        var entry = entries.Rent();
        entries.Header(entry).Kind = EntryKind.Entry;
        return entry;
    }

    private List<int> ReadAll(int marker)
    {
        var read = new List<int>();
        while (updates.ReadNext(marker) is var entry and not 0)
            read.Add(entry);
        return read;
    }

    [Fact]
    public void A_reader_meets_the_changes_in_their_order()
    {
        var (a, b, c) = (Entry(), Entry(), Entry());
        var marker = updates.Mark(0);
        updates.Changed(a);
        updates.Changed(b);
        updates.Changed(c);
        Assert.Equal([a, b, c], ReadAll(marker));
        Assert.Empty(ReadAll(marker));
    }

    [Fact]
    public void An_entry_that_changes_often_is_met_once()
    {
        var (a, b) = (Entry(), Entry());
        var marker = updates.Mark(0);
        updates.Changed(a);
        updates.Changed(b);
        updates.Changed(a);
        updates.Changed(a);
        Assert.Equal([b, a], ReadAll(marker));
        updates.Changed(b);
        Assert.Equal([b], ReadAll(marker));
    }

    [Fact]
    public void Readers_do_not_disturb_each_other()
    {
        var (a, b) = (Entry(), Entry());
        var (first, second) = (updates.Mark(0), updates.Mark(0));
        updates.Changed(a);
        Assert.Equal([a], ReadAll(first));
        updates.Changed(b);
        Assert.Equal([a, b], ReadAll(second));
        Assert.Equal([b], ReadAll(first));
        updates.Unmark(first);
        updates.Changed(a);
        Assert.Equal([a], ReadAll(second));
    }

    [Fact]
    public void A_rewound_reader_meets_all_later_changes_again()
    {
        var (a, b, c) = (Entry(), Entry(), Entry());
        var marker = updates.Mark(0);
        updates.Changed(a);
        var read = updates.Sequence;
        updates.Changed(b);
        updates.Changed(c);
        ReadAll(marker);
        updates.Rewind(marker, read);
        Assert.Equal([b, c], ReadAll(marker));
    }

    [Fact]
    public void A_removed_entry_is_not_met()
    {
        var (a, b) = (Entry(), Entry());
        var marker = updates.Mark(0);
        updates.Changed(a);
        updates.Changed(b);
        updates.Remove(a);
        Assert.Equal([b], ReadAll(marker));
    }

    [Fact]
    public void A_new_reader_begins_where_it_is_told()
    {
        var (a, b) = (Entry(), Entry());
        updates.Changed(a);
        updates.Changed(b);
        Assert.Empty(ReadAll(updates.Mark(updates.Sequence)));
        Assert.Equal([b], ReadAll(updates.Mark(updates.Sequence - 1)));
        Assert.Equal([a, b], ReadAll(updates.Mark(0)));
    }
}
