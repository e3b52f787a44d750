using System.Collections.Immutable;
using System.Text;
using ActorProxy.Core.Membership;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>The message in which a node tells another one who is in the cluster: <see cref="PeerMessageKind.NodeMembers"/>.</summary>
/// <remarks>The speaker is the first one of the list.</remarks>
public static class NodeMembers
{
    /// <summary>Of a name: 128 members of the longest names fit into a message.</summary>
    public const int LongestName = 64;

    private const int MostBytes = PeerFrame.MostPayloadBytes + 16;

    /// <summary>The whole message.</summary>
    public static byte[] Write(IEnumerable<MemberRecord> members)
    {
        var buffer = new byte[MostBytes];
        var writer = new PeerFrameWriter(buffer, PeerMessageKind.NodeMembers);
        foreach (var member in members)
        {
            NodeText.Write(ref writer, member.Name);
            if (!NodeAddress.TryWrite(ref writer, member.Address))
                break;
            writer.Number((ulong)member.Incarnation);
            writer.Number((ulong)member.State);
        }

        return buffer[..writer.Finish()];
    }

    /// <summary>False for a payload that is cut or says what can't be, such as a name twice: a protocol error.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out ImmutableArray<MemberRecord> members)
    {
        members = [];
        var read = ImmutableArray.CreateBuilder<MemberRecord>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var offset = 0;
        while (offset < payload.Length)
        {
            if (read.Count == MemberTable.MostMembers || !TryRead(payload, ref offset, out var record) || !names.Add(record.Name))
                return false;
            read.Add(record);
        }

        members = read.ToImmutable();
        return read.Count > 0;
    }

    private static bool TryRead(ReadOnlySpan<byte> payload, ref int offset, out MemberRecord record)
    {
        record = default;
        if (!NodeText.TryRead(payload, ref offset, out var name) || !NodeText.IsName(name, LongestName) || !NodeAddress.TryRead(payload, ref offset, out var address)
            || !PeerVarint.TryRead(payload, ref offset, out var incarnation) || !PeerVarint.TryRead(payload, ref offset, out var state) || state > (ulong)MemberState.Left || incarnation > long.MaxValue / 2)
            return false;
        record = new MemberRecord(Encoding.UTF8.GetString(name), address, (long)incarnation, (MemberState)state);
        return address.Port > 0;
    }
}
