using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using Xunit;

namespace ActorProxy.Tests.Core.Peers;

public sealed class PeerUpdateTests
{
    private static readonly PeerTableDefinition Text = Define(StickKeyType.String, 21, StickDataType.Gpt0, StickDataType.Gpc0);
    private static readonly PeerTableDefinition Servers = Define(StickKeyType.String, 9, StickDataType.ServerId, StickDataType.ServerKey);

    [Theory]
    [InlineData("0a800d0000000a05616c70686101fc03", 10u, null, "alpha", 1ul, 300ul)]
    [InlineData("0a8109046265746102f08821", 11u, null, "beta", 2ul, 70000ul)]
    [InlineData("0a851000000014000013880564656c74610406", 20u, 5000, "delta", 4ul, 6ul)]
    [InlineData("0a860c000013880564656c74610406", 11u, 5000, "delta", 4ul, 6ul)]
    public void Reads_what_haproxy_takes(string bytes, uint id, int? expireMs, string key, ulong gpt0, ulong gpc0)
    {
        PeerFrame.TryRead(Convert.FromHexString(bytes), out var frame, out _);
        Assert.True(PeerUpdate.TryRead(frame.Kind, frame.Payload, Text, 10, out var update));
        Assert.Equal((id, expireMs, key), (update.Id, update.ExpireMs, Encoding.ASCII.GetString(update.Key)));
        Assert.True(update.HasUsableKey);
        Assert.Equal([gpt0, gpc0], Numbers(update.Data, Text));
    }

    [Theory]
    [InlineData("0a800d0000000a05616c70686101fc03", 10u, null, "alpha", 1ul, 300ul)]
    [InlineData("0a851000000014000013880564656c74610406", 20u, 5000, "delta", 4ul, 6ul)]
    public void Writes_what_haproxy_takes(string bytes, uint id, int? expireMs, string key, ulong gpt0, ulong gpc0)
    {
        var room = new byte[64];
        var writer = new PeerUpdateWriter(room, Text, id, expireMs, Encoding.ASCII.GetBytes(key), new SentPeerWords());
        writer.Number(gpt0);
        writer.Number(gpc0);
        Assert.Equal(bytes, Convert.ToHexStringLower(room.AsSpan(0, writer.Finish())));
    }

    [Fact]
    public void A_word_is_read_once_and_then_known_by_its_number()
    {
        var words = new ReceivedPeerWords();
        Assert.Equal("s2", ServerOf("0a800d00000001022f78020401027332", words));
        var again = ServerOf("0a8106022f79020101", words);
        Assert.Equal("s2", again);
        Assert.Null(ServerOf("0a8105022f790200", words));
    }

    [Fact]
    public void A_word_is_written_once_and_then_by_its_number()
    {
        var words = new SentPeerWords();
        Assert.Equal("0a800d00000001022f78020401027332", WriteServer(1, "/x", "s2", words, 64));
        Assert.Equal("0a800a00000002022f79020101", WriteServer(2, "/y", "s2", words, 64));
        Assert.Equal("0a800900000003022f790200", WriteServer(3, "/y", null, words, 64));
    }

    [Fact]
    public void A_word_that_did_not_fit_is_written_in_full_the_next_time()
    {
        var words = new SentPeerWords();
        Assert.Equal("", WriteServer(1, "/x", "s2", words, 14));
        Assert.EndsWith("0402027332", WriteServer(1, "/x", "s2", words, 64), StringComparison.Ordinal);
    }

    [Fact]
    public void Many_words_take_each_others_numbers_and_are_read_right()
    {
        var random = new Random(5);
        var (sent, received) = (new SentPeerWords(), new ReceivedPeerWords());
        for (var i = 0; i < 20_000; i++)
        {
            var word = $"s{random.Next(random.Next(2) == 0 ? 20 : 300)}";
            if (random.Next(10) == 0 && WriteServer((uint)i, "/x", word, sent, random.Next(18)) is { Length: > 0 } fitted)
                Assert.Equal(word, ServerOf(fitted, received));
            Assert.Equal(word, ServerOf(WriteServer((uint)i, "/x", word, sent, 64), received));
        }
    }

    [Theory]
    [InlineData("0200")]
    [InlineData("0102")]
    [InlineData("02f000")]
    [InlineData("03010541")]
    [InlineData("0141")]
    [InlineData("0500")]
    public void A_word_without_sense_is_malformed(string data)
    {
        var reader = new PeerDataReader(Convert.FromHexString("01" + data), Servers, new ReceivedPeerWords());
        Assert.True(reader.MoveNext());
        Assert.False(reader.MoveNext());
        Assert.True(reader.IsMalformed);
    }

    [Theory]
    [InlineData(StickKeyType.IPv4, 4, "7f000001")]
    [InlineData(StickKeyType.Integer, 4, "0000002a")]
    [InlineData(StickKeyType.IPv6, 16, "20010db8000000000000000000000001")]
    [InlineData(StickKeyType.Binary, 3, "000102")]
    [InlineData(StickKeyType.String, 9, "6162")]
    public void Every_type_of_key_and_data_is_read_as_written(StickKeyType type, int length, string key)
    {
        var table = new PeerTableDefinition
        {
            Id = 1,
            Name = "t",
            KeyType = type,
            KeyLength = length,
            Fields = [.. StickDataInfo.All.Select(static info => new PeerDataField(info.Type, info.Kind, info.IsArray ? 3 : 1, 1000))],
        };
        var room = new byte[1024];
        var writer = new PeerUpdateWriter(room, table, uint.MaxValue, 0, Convert.FromHexString(key), new SentPeerWords());
        foreach (var field in table.Fields)
        {
            for (var i = 0; i < field.Count; i++)
                WriteValue(ref writer, field, i);
        }

        PeerFrame.TryRead(room.AsSpan(0, writer.Finish()), out var frame, out _);
        Assert.True(PeerUpdate.TryRead(frame.Kind, frame.Payload, table, 0, out var update));
        Assert.Equal((uint.MaxValue, 0), (update.Id, update.ExpireMs));
        Assert.Equal(key, Convert.ToHexStringLower(update.Key));
        var reader = new PeerDataReader(update.Data, table, new ReceivedPeerWords());
        var values = 0;
        while (reader.MoveNext())
        {
            CheckValue(reader);
            values++;
        }

        Assert.False(reader.IsMalformed);
        Assert.Equal(27 + 6, values);
    }

    [Fact]
    public void A_number_of_32_bits_is_cut_to_them()
    {
        var table = Define(StickKeyType.IPv4, 4, StickDataType.ServerId, StickDataType.Gpc0, StickDataType.BytesInCount);
        var reader = new PeerDataReader(Convert.FromHexString("fff0fefefefefefefe0efff0fefefefefefefe0efff0fefefefefefefe0e"), table, new ReceivedPeerWords());
        Assert.True(reader.MoveNext());
        Assert.Equal(-1L, (long)reader.Number);
        Assert.True(reader.MoveNext());
        Assert.Equal(uint.MaxValue, reader.Number);
        Assert.True(reader.MoveNext());
        Assert.Equal(ulong.MaxValue, reader.Number);
        Assert.False(reader.MoveNext());
    }

    [Fact]
    public void More_at_the_end_than_is_understood_is_passed_over() =>
        Assert.Equal([1ul, 2ul], Numbers([1, 2, 3, 4], Text));

    [Fact]
    public void A_cut_update_is_malformed()
    {
        PeerFrame.TryRead(Convert.FromHexString("0a851000000014000013880564656c74610406"), out var frame, out _);
        for (var length = 0; length < frame.Payload.Length; length++)
        {
            if (!PeerUpdate.TryRead(frame.Kind, frame.Payload[..length], Text, 0, out var update))
                continue;
            var reader = new PeerDataReader(update.Data, Text, new ReceivedPeerWords());
            while (reader.MoveNext())
                Assert.True(reader.Number is 4 or 6);
            Assert.True(reader.IsMalformed);
        }
    }

    [Theory]
    [InlineData("0a80060000000a0001")]
    [InlineData("0a80080000000a02610001")]
    public void A_text_key_that_no_table_can_hold_is_told_apart(string bytes)
    {
        PeerFrame.TryRead(Convert.FromHexString(bytes), out var frame, out _);
        Assert.True(PeerUpdate.TryRead(frame.Kind, frame.Payload, Text, 0, out var update));
        Assert.False(update.HasUsableKey);
        Assert.Equal(10u, update.Id);
    }

    [Fact]
    public void An_incremental_number_begins_anew_behind_the_last()
    {
        PeerFrame.TryRead(Convert.FromHexString("0a8109046265746102f08821"), out var frame, out _);
        Assert.True(PeerUpdate.TryRead(frame.Kind, frame.Payload, Text, uint.MaxValue, out var update));
        Assert.Equal(0u, update.Id);
    }

    [Fact]
    public void Reading_and_writing_allocates_nothing()
    {
        var room = new byte[256];
        var (sent, received) = (new SentPeerWords(), new ReceivedPeerWords());
        for (var round = 0; round < 3; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var writer = new PeerUpdateWriter(room, Servers, 1, 5000, "/x"u8, sent);
            writer.Signed(3);
            writer.Word("s1");
            PeerFrame.TryRead(room.AsSpan(0, writer.Finish()), out var frame, out _);
            PeerUpdate.TryRead(frame.Kind, frame.Payload, Servers, 0, out var update);
            var reader = new PeerDataReader(update.Data, Servers, received);
            while (reader.MoveNext())
            {
            }

            if (round > 0)
                Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        }
    }

    [Fact]
    public void An_acknowledgement_is_read_as_written()
    {
        var room = new byte[16];
        var length = new PeerAcknowledgement(7, 10).Write(room);
        Assert.Equal("0a8405070000000a", Convert.ToHexStringLower(room.AsSpan(0, length)));
        Assert.True(PeerAcknowledgement.TryRead(room.AsSpan(3, 5), out var read));
        Assert.Equal(new PeerAcknowledgement(7, 10), read);
        Assert.False(PeerAcknowledgement.TryRead(room.AsSpan(3, 4), out _));
    }

    private static void WriteValue(ref PeerUpdateWriter writer, PeerDataField field, int index)
    {
        switch (field.Kind)
        {
            case StickDataKind.Rate:
                writer.Rate(new PeerRate(4294950849, (uint)field.Type, (uint)index));
                break;
            case StickDataKind.Word:
                writer.Word("name");
                break;
            case StickDataKind.SignedInteger:
                writer.Signed(-5);
                break;
            default:
                writer.Number(1000UL * (ulong)field.Type + (ulong)index);
                break;
        }
    }

    private static void CheckValue(PeerDataReader reader)
    {
        switch (reader.Kind)
        {
            case StickDataKind.Rate:
                Assert.Equal((new PeerRate(4294950849, (uint)reader.Type, (uint)reader.Index), 1000u), (reader.Rate, reader.PeriodMs));
                break;
            case StickDataKind.Word:
                Assert.Equal("name", reader.Word);
                break;
            case StickDataKind.SignedInteger:
                Assert.Equal(-5, (int)reader.Number);
                break;
            default:
                Assert.Equal(1000UL * (ulong)reader.Type + (ulong)reader.Index, reader.Number);
                break;
        }
    }

    private static string? ServerOf(string bytes, ReceivedPeerWords words)
    {
        PeerFrame.TryRead(Convert.FromHexString(bytes), out var frame, out _);
        Assert.True(PeerUpdate.TryRead(frame.Kind, frame.Payload, Servers, 0, out var update));
        var reader = new PeerDataReader(update.Data, Servers, words);
        while (reader.MoveNext())
        {
        }

        Assert.False(reader.IsMalformed);
        return reader.Word;
    }

    private static string WriteServer(uint id, string key, string? word, SentPeerWords words, int room)
    {
        var buffer = new byte[room];
        var writer = new PeerUpdateWriter(buffer, Servers, id, null, Encoding.ASCII.GetBytes(key), words);
        writer.Signed(2);
        writer.Word(word);
        return Convert.ToHexStringLower(buffer.AsSpan(0, writer.Finish()));
    }

    private static List<ulong> Numbers(ReadOnlySpan<byte> data, PeerTableDefinition table)
    {
        var numbers = new List<ulong>();
        var reader = new PeerDataReader(data, table, new ReceivedPeerWords());
        while (reader.MoveNext())
            numbers.Add(reader.Number);
        Assert.False(reader.IsMalformed);
        return numbers;
    }

    private static PeerTableDefinition Define(StickKeyType type, int length, params StickDataType[] types) => new()
    {
        Id = 7,
        Name = "t",
        KeyType = type,
        KeyLength = length,
        Fields = [.. types.Select(static type => new PeerDataField(type, StickDataInfo.Of(type).Kind, 1, 0))],
    };
}
