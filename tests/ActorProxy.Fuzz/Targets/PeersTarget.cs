using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;

namespace ActorProxy.Fuzz.Targets;

/// <summary>What comes in on the peers' port: a hello, an answer to one, or the messages of a session.</summary>
internal sealed class PeersTarget : IFuzzTarget
{
    public string Name => "peers";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/peers"];

    public void Run(ReadOnlySpan<byte> input)
    {
        ReadHello(input);
        PeerStatusLine.TryRead(input, out _, out _, out _);
        ReadSession(input);
    }

    private static void ReadHello(ReadOnlySpan<byte> input)
    {
        var whole = PeerHello.TryRead(input, out var hello, out var consumed);
        foreach (var cut in InputCuts.Of(input))
        {
            var part = PeerHello.TryRead(input[..cut], out var shorter, out _);
            if (part != PeerReadResult.NotYet && (part != whole || shorter != hello))
                throw new InvalidOperationException($"{part} of {cut} bytes, {whole} of all {input.Length}");
        }

        if (whole != PeerReadResult.Found)
            return;
        hello!.Judge("HB", static name => name == "HA", hasLocalSession: false);
        if (consumed is <= 0 or > PeerHello.MostBytes)
            throw new InvalidOperationException($"a hello of {consumed} bytes");
    }

    private static void ReadSession(ReadOnlySpan<byte> input)
    {
        var tables = new ReceivedPeerTables<string>(static definition => definition.Name);
        var words = new ReceivedPeerWords();
        while (PeerFrame.TryRead(input, out var frame, out var consumed) == PeerReadResult.Found)
        {
            foreach (var cut in InputCuts.Of(input[..consumed]))
            {
                if (PeerFrame.TryRead(input[..cut], out _, out _) != PeerReadResult.NotYet)
                    throw new InvalidOperationException($"{cut} of {consumed} bytes are a message");
            }

            if (!ReadMessage(frame, tables, words))
                return;
            input = input[consumed..];
        }
    }

    private static bool ReadMessage(PeerFrame frame, ReceivedPeerTables<string> tables, ReceivedPeerWords words)
    {
        switch (frame.Kind)
        {
            case PeerMessageKind.TableDefinition:
                if (!tables.TryDefine(frame.Payload))
                    return false;
                WriteAgain(tables.Current!.Definition);
                return true;
            case PeerMessageKind.TableSwitch:
                return tables.TrySwitch(frame.Payload);
            case PeerMessageKind.Acknowledgement:
                return PeerAcknowledgement.TryRead(frame.Payload, out _);
            case PeerMessageKind.Update or PeerMessageKind.IncrementalUpdate or PeerMessageKind.TimedUpdate or PeerMessageKind.TimedIncrementalUpdate:
                return tables.Current is not { Local: not null } table || ReadUpdate(frame, table, words);
            case PeerMessageKind.NodeUpdate:
                return tables.Current is not { Local: not null } nodeTable || ReadNodeUpdate(frame.Payload, nodeTable.Definition);
            case PeerMessageKind.NodeClaim:
                return NodeClaim.TryRead(frame.Payload, out _);
            case PeerMessageKind.NodeClaimed:
                return NodeClaimed.TryRead(frame.Payload, out _);
            default:
                return true;
        }
    }

    /// <summary>Into a table with the sender's keys, so that every part of the update counts.</summary>
    private static bool ReadNodeUpdate(ReadOnlySpan<byte> payload, PeerTableDefinition definition)
    {
        if (!definition.IsUsable || definition.KeyLength > 64)
            return true;
        var table = new StickTable(
            new StickTableDefinition
            {
                Name = "t",
                WireName = "t",
                KeyType = definition.KeyType,
                KeyLength = definition.KeyType == StickKeyType.String ? definition.KeyLength - 1 : definition.KeyLength,
                Size = 100,
                ExpireMs = 60_000,
                Peers = "mesh",
                IsAggregate = true,
                Others = [2, 3],
                Self = 1,
                Stores = [new StickStoreConfig(StickDataType.ServerId, 1, TimeSpan.Zero), new StickStoreConfig(StickDataType.Gpc0, 1, TimeSpan.Zero), new StickStoreConfig(StickDataType.ConnectionRate, 1, TimeSpan.FromSeconds(10))],
            },
            0,
            0)
        {
            Author = new StickAuthor(new HybridClock(TimeProvider.System), 1),
        };
        var received = new ReceivedNodeTable(table, definition with { Flags = NodeTableFlags.Stamped | NodeTableFlags.Aggregate | NodeTableFlags.Origin }, 2);
        var isRead = received.TryApply(payload, new ReceivedPeerWords(), 1000, out _);
        if (table.Used > 1)
            throw new InvalidOperationException($"one update made {table.Used} entries");
        return isRead;
    }

    private static bool ReadUpdate(PeerFrame frame, ReceivedPeerTable<string> table, ReceivedPeerWords words)
    {
        if (!PeerUpdate.TryRead(frame.Kind, frame.Payload, table.Definition, table.LastUpdateId, out var update))
            return false;
        table.LastUpdateId = update.Id;
        var reader = new PeerDataReader(update.Data, table.Definition, words);
        var values = 0;
        while (reader.MoveNext())
            values++;
        if (values > 27 * PeerTableDefinition.MostElements)
            throw new InvalidOperationException($"{values} values");
        return !reader.IsMalformed;
    }

    /// <summary>What was read and can be used is written so that it is read alike.</summary>
    private static void WriteAgain(PeerTableDefinition definition)
    {
        if (!definition.IsUsable)
            return;
        Span<byte> room = new byte[PeerFrame.MostPayloadBytes];
        var length = definition.Write(room);

        // Bytes that are no UTF-8 grow: such a name may be too long for the second time.
        if (PeerFrame.TryRead(room[..length], out var frame, out _) != PeerReadResult.Found || PeerTableDefinition.TryRead(frame.Payload) is not { } again)
        {
            if (definition.Name.Contains('\ufffd', StringComparison.Ordinal))
                return;
            throw new InvalidOperationException($"{definition} can't be read again");
        }

        if (again with { Fields = [] } != definition with { Fields = [] } || !again.Fields.AsSpan().SequenceEqual(definition.Fields.AsSpan()))
            throw new InvalidOperationException($"{definition} became {again}");
    }
}
