using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using ActorProxy.Core.StickTables;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

public sealed class PeerTableDefinitionTests
{
    [Theory]
    [InlineData("0a820e070673745f737472061506f0971c", 7u, "st_str", StickKeyType.String, 21, new[] { StickDataType.Gpt0, StickDataType.Gpc0 })]
    [InlineData("0a820d030262650609f1f1fe00f0971c", 3u, "be", StickKeyType.String, 9, new[] { StickDataType.ServerId, StickDataType.ServerKey })]
    public void Reads_and_writes_what_haproxy_takes(string bytes, uint id, string name, StickKeyType type, int keyLength, StickDataType[] types)
    {
        var definition = Read(Convert.FromHexString(bytes));
        Assert.Equal((id, name, type, keyLength, 60000u), (definition.Id, definition.Name, definition.KeyType, definition.KeyLength, definition.ExpireMs));
        Assert.Equal(types, definition.Fields.Select(static field => field.Type));
        Assert.True(definition.IsUsable);
        Assert.Equal(bytes, Convert.ToHexStringLower(Write(definition)));
    }

    [Fact]
    public void Reads_every_data_type_with_its_count_and_period_as_written()
    {
        var table = Table([.. StickDataInfo.All.Select(static info => new StickStoreConfig(info.Type, info.IsArray ? 7 : 1, info.Kind == StickDataKind.Rate ? TimeSpan.FromSeconds(10 + (int)info.Type) : TimeSpan.Zero))]);
        var written = PeerTableDefinition.Of(table, 300);
        var read = Read(Write(written));
        Assert.Equal(27, read.Fields.Length);
        Assert.Equal(written.Fields, read.Fields);
        Assert.Equal(written with { Fields = [] }, read with { Fields = [] });
    }

    [Fact]
    public void A_cut_definition_is_malformed_or_lacks_only_parameters()
    {
        var bytes = Write(PeerTableDefinition.Of(Table([new StickStoreConfig(StickDataType.GpcRate, 3, TimeSpan.FromSeconds(1))]), 1));
        PeerFrame.TryRead(bytes, out var frame, out _);
        for (var length = 0; length < frame.Payload.Length; length++)
            Assert.False(PeerTableDefinition.TryRead(frame.Payload[..length]) is { IsUsable: true });
    }

    [Fact]
    public void A_rate_without_its_period_has_none()
    {
        var definition = PeerTableDefinition.TryRead(Convert.FromHexString("0101620404" + "0c" + "00" + "0205"));
        Assert.Equal([new PeerDataField(StickDataType.Gpc0, StickDataKind.UnsignedInteger, 1, 0), new PeerDataField(StickDataType.Gpc0Rate, StickDataKind.Rate, 1, 0)], definition!.Fields);
    }

    [Fact]
    public void A_data_type_that_is_not_known_stands_behind_those_that_are()
    {
        // Bits 2 and 30.
        var room = new byte[32];
        var writer = new PeerFrameWriter(room, PeerMessageKind.TableDefinition);
        foreach (var number in new ulong[] { 1, 1, 'b', 4, 4, (1UL << 30) | 4, 0, 30, 5 })
            writer.Number(number);
        PeerFrame.TryRead(room.AsSpan(0, writer.Finish()), out var frame, out _);
        var definition = PeerTableDefinition.TryRead(frame.Payload)!;
        Assert.True(definition.IsUsable);
        Assert.Equal(StickDataType.Gpc0, Assert.Single(definition.Fields).Type);
    }

    [Theory]
    [InlineData(1ul, 4ul)]
    [InlineData(3ul, 4ul)]
    [InlineData(4ul, 5ul)]
    [InlineData(5ul, 4ul)]
    [InlineData(6ul, 1ul)]
    [InlineData(7ul, 0ul)]
    [InlineData(7ul, 20000ul)]
    [InlineData(200ul, 4ul)]
    public void Keys_that_no_table_has_make_it_unusable_and_are_no_error(ulong type, ulong length)
    {
        var room = new byte[32];
        var writer = new PeerFrameWriter(room, PeerMessageKind.TableDefinition);
        foreach (var number in new ulong[] { 1, 1, 'b', type, length, 4, 0 })
            writer.Number(number);
        PeerFrame.TryRead(room.AsSpan(0, writer.Finish()), out var frame, out _);
        Assert.False(PeerTableDefinition.TryRead(frame.Payload)!.IsUsable);
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0100")]
    [InlineData("010562")]
    [InlineData("01f0a107" + "62")]
    [InlineData("01016204")]
    public void What_is_cut_or_too_long_is_malformed(string bytes) => Assert.Null(PeerTableDefinition.TryRead(Convert.FromHexString(bytes)));

    [Fact]
    public void Defining_a_table_again_keeps_how_far_it_came_and_allocates_nothing()
    {
        var asked = 0;
        var tables = new ReceivedPeerTables<string>(definition =>
        {
            asked++;
            return definition.Name;
        });
        var payload = Payload(PeerTableDefinition.Of(Table([]), 5));
        Assert.True(tables.TryDefine(payload));
        tables.Current!.LastUpdateId = 9;

        // The first time makes what the process needs once.
        Assert.True(tables.TryDefine(payload));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.True(tables.TryDefine(payload));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal((9u, "t", 1), (tables.Current!.LastUpdateId, tables.Current.Local, asked));
    }

    [Fact]
    public void A_switch_chooses_a_table_that_was_defined_before()
    {
        var tables = new ReceivedPeerTables<string>(static definition => definition.Name);
        Assert.True(tables.TryDefine(Payload(PeerTableDefinition.Of(Table([]), 5))));
        Assert.True(tables.TryDefine(Payload(PeerTableDefinition.Of(Table([]), 6))));
        Assert.True(tables.TrySwitch([5]));
        Assert.Equal(5u, tables.Current!.Definition.Id);
        Assert.True(tables.TrySwitch([7]));
        Assert.Null(tables.Current);
        Assert.False(tables.TrySwitch([]));
    }

    [Fact]
    public void A_million_definitions_end_the_session()
    {
        var tables = new ReceivedPeerTables<string>(static _ => null);
        var defined = 0u;
        while (defined < 1_000_000 && tables.TryDefine(Payload(PeerTableDefinition.Of(Table([]), defined))))
            defined++;
        Assert.Equal((uint)ReceivedPeerTables<string>.MostTables, defined);
    }

    private static PeerTableDefinition Read(byte[] message)
    {
        Assert.Equal(PeerReadResult.Found, PeerFrame.TryRead(message, out var frame, out _));
        Assert.Equal(PeerMessageKind.TableDefinition, frame.Kind);
        return PeerTableDefinition.TryRead(frame.Payload)!;
    }

    private static byte[] Write(PeerTableDefinition definition)
    {
        var room = new byte[2048];
        return room[..definition.Write(room)];
    }

    private static byte[] Payload(PeerTableDefinition definition)
    {
        PeerFrame.TryRead(Write(definition), out var frame, out _);
        return frame.Payload.ToArray();
    }

    private static StickTableDefinition Table(StickStoreConfig[] stores) => new()
    {
        Name = "t",
        WireName = "t",
        KeyType = StickKeyType.IPv4,
        KeyLength = 4,
        Size = 100,
        ExpireMs = 60000,
        Stores = [.. stores],
    };
}
