using System.Globalization;
using System.Net;
using System.Text;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;

namespace ActorProxy.Differential.Tests.Peers;

/// <summary>The entries of a lesson, each as one line: the table, its key, and every value.</summary>
internal sealed class LearntEntries
{
    private readonly ReceivedPeerWords words = new();

    public SortedSet<string> Lines { get; } = new(StringComparer.Ordinal);

    public ReceivedPeerTables<string> Tables { get; } = new(static definition => definition.Name);

    /// <summary>Takes a definition, a switch or an update; anything that is malformed throws.</summary>
    public void Take(PeerFrame frame)
    {
        var isRight = frame.Kind switch
        {
            PeerMessageKind.TableDefinition => Tables.TryDefine(frame.Payload),
            PeerMessageKind.TableSwitch => Tables.TrySwitch(frame.Payload),
            PeerMessageKind.Acknowledgement => PeerAcknowledgement.TryRead(frame.Payload, out _),
            PeerMessageKind.Update or PeerMessageKind.IncrementalUpdate or PeerMessageKind.TimedUpdate or PeerMessageKind.TimedIncrementalUpdate => TakeUpdate(frame),
            _ => throw new InvalidOperationException($"unknown message {(int)frame.Kind:x4}"),
        };
        if (!isRight)
            throw new InvalidOperationException($"malformed {frame.Kind}: {Convert.ToHexString(frame.Payload)}");
    }

    private bool TakeUpdate(PeerFrame frame)
    {
        var table = Tables.Current!;
        if (!PeerUpdate.TryRead(frame.Kind, frame.Payload, table.Definition, table.LastUpdateId, out var update))
            return false;
        table.LastUpdateId = update.Id;
        var line = new StringBuilder($"{table.Definition.Name} {Key(table.Definition.KeyType, update.Key)}");
        var reader = new PeerDataReader(update.Data, table.Definition, words);
        while (reader.MoveNext())
        {
            var name = StickDataInfo.Of(reader.Type).IsArray ? $"{StickDataInfo.Of(reader.Type).Name}{reader.Index}" : StickDataInfo.Of(reader.Type).Name;
            line.Append(CultureInfo.InvariantCulture, $" {name}={Value(reader)}");
        }

        Lines.Add(line.ToString());

        // What the definition says is what comes: nothing is left over.
        return !reader.IsMalformed && reader.Rest.IsEmpty;
    }

    private static string Value(PeerDataReader reader) => reader.Kind switch
    {
        StickDataKind.Rate => $"{reader.Rate.Current}+{reader.Rate.Previous}",
        StickDataKind.Word => reader.Word ?? "-",
        StickDataKind.SignedInteger => ((int)reader.Number).ToString(CultureInfo.InvariantCulture),
        _ => reader.Number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Key(StickKeyType type, ReadOnlySpan<byte> key) => type switch
    {
        StickKeyType.IPv4 or StickKeyType.IPv6 => new IPAddress(key).ToString(),
        StickKeyType.Integer => ((key[0] << 24) | (key[1] << 16) | (key[2] << 8) | key[3]).ToString(CultureInfo.InvariantCulture),
        StickKeyType.String => Encoding.ASCII.GetString(key),
        _ => Convert.ToHexStringLower(key),
    };
}
