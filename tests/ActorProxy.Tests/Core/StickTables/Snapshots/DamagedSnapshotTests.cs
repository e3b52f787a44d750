using System.Buffers.Binary;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using Xunit;
using static ActorProxy.Tests.Core.StickTables.Snapshots.SnapshotFiles;
using static ActorProxy.Tests.Core.StickTables.TableDefinitions;

namespace ActorProxy.Tests.Core.StickTables.Snapshots;

/// <summary>A file that is not what was written is refused as a whole, and the table stays empty.</summary>
public sealed class DamagedSnapshotTests
{
    [Fact]
    public void A_file_that_is_torn_at_any_byte_is_refused()
    {
        var file = Example();
        for (var length = 0; length < file.Length; length++)
        {
            var table = Table(StickKeyType.String);
            Assert.StartsWith("is torn: it ends after", Read(table, file.AsSpan(0, length), 1, Noon), StringComparison.Ordinal);
            Assert.Equal(0, table.Used);
        }
    }

    [Fact]
    public void A_file_with_any_bit_changed_is_refused()
    {
        var file = Example();
        for (var i = 0; i < file.Length * 8; i++)
        {
            var table = Table(StickKeyType.String);
            file[i / 8] ^= (byte)(1 << (i % 8));
            Assert.NotNull(Read(table, file, 1, Noon));
            Assert.Equal(0, table.Used);
            file[i / 8] ^= (byte)(1 << (i % 8));
        }

        Assert.Null(Read(Table(StickKeyType.String), file, 1, Noon));
    }

    [Fact]
    public void Bytes_behind_the_last_part_are_refused()
    {
        Assert.EndsWith("there are bytes behind its last part", Read(Table(StickKeyType.String), [.. Example(), 0], 1, Noon), StringComparison.Ordinal);
        Assert.EndsWith("there are bytes behind its last part", Read(Table(StickKeyType.String), [.. Example(), .. Example()], 1, Noon), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_missing_is_noticed()
    {
        // The checksums of the others match; the number of entries does not.
        var file = Example();
        var head = 20 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12));
        var entries = 8 + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(head));
        Assert.EndsWith("a part says what it can't", Read(Table(StickKeyType.String), [.. file[..head], .. file[(head + entries)..]], 1, Noon), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_another_program_is_refused()
    {
        Assert.Equal("is no snapshot of a stick table", Read(Table(StickKeyType.String), "# just some text that is longer than a preamble"u8, 1, Noon));
        Assert.Equal("is no snapshot of a stick table", Read(Table(StickKeyType.String), "text"u8, 1, Noon));
    }

    [Fact]
    public void A_file_of_a_newer_release_is_refused()
    {
        var file = Example();
        file[8] = 2;
        Assert.Equal("was written by a newer release (format 2, this one reads 1)", Read(Table(StickKeyType.String), file, 1, Noon));
    }

    [Fact]
    public void A_file_with_keys_of_another_type_is_refused()
        => Assert.Equal("has keys of type string, the table has ip", Read(Table(StickKeyType.IPv4), Example(), 1, Noon));

    private static byte[] Example()
    {
        var table = Table(StickKeyType.String);
        foreach (var name in new[] { "anna", "bob", "carla" })
        {
            using var entry = table.FindOrAdd(System.Text.Encoding.ASCII.GetBytes(name), 1000);
            entry.Add(table.Layout.Field(StickDataType.ConnectionRate), 5, 1000);
            entry.Set(table.Layout.Field(StickDataType.ServerKey), table.Words.NumberOf("s1"), 1000);
        }

        return Write(table, 1000, Noon);
    }

    private static StickTable Table(StickKeyType type) =>
        new(Of(type, type == StickKeyType.String ? 20 : 4, 100, 60_000, Store(StickDataType.ConnectionRate, periodMs: 10_000), Store(StickDataType.ServerKey)), 3, 0);
}
