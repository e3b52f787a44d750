using System.Collections.Immutable;
using System.Text;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>The message in which a node tells another one how its virtual routers are: <see cref="PeerMessageKind.NodeRouters"/>.</summary>
public static class NodeRouters
{
    /// <summary>Of virtual routers in a message: with names of the longest kind, 180 fit.</summary>
    public const int MostRouters = 255;

    /// <summary>Of a name, in bytes: node.conf takes no longer one.</summary>
    public const int LongestName = 64;

    /// <summary>At most: the name's length, the address, the priority and the flags.</summary>
    private const int BytesBesideName = 1 + 23 + 2 + 1;

    private const int MostBytes = PeerFrame.MostPayloadBytes + 16;
    private const byte MasterFlag = 1;
    private const byte CanHoldFlag = 2;

    /// <summary>The whole message. Routers beyond its room are left out.</summary>
    public static byte[] Write(IEnumerable<RouterReport> reports)
    {
        var buffer = new byte[MostBytes];
        var writer = new PeerFrameWriter(buffer, PeerMessageKind.NodeRouters);
        var roomBytes = PeerFrame.MostPayloadBytes;
        foreach (var report in reports.Take(MostRouters))
        {
            // Half a router would be a protocol error, and end the session.
            roomBytes -= report.Router.Length + BytesBesideName;
            if (roomBytes < 0)
                break;
            NodeText.Write(ref writer, report.Router);
            NodeAddress.TryWrite(ref writer, report.Source);
            writer.Number(report.Priority);
            writer.Number((ulong)((report.IsMaster ? MasterFlag : 0) | (report.CanHold ? CanHoldFlag : 0)));
        }

        return buffer[..writer.Finish()];
    }

    /// <summary>False for a payload that is cut or says what can't be, such as a name twice: a protocol error. A node without floating addresses tells of none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, out ImmutableArray<RouterReport> reports)
    {
        reports = [];
        var read = ImmutableArray.CreateBuilder<RouterReport>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var offset = 0;
        while (offset < payload.Length)
        {
            if (read.Count == MostRouters || !TryRead(payload, ref offset, out var report) || !names.Add(report.Router))
                return false;
            read.Add(report);
        }

        reports = read.ToImmutable();
        return true;
    }

    private static bool TryRead(ReadOnlySpan<byte> payload, ref int offset, out RouterReport report)
    {
        report = default;
        if (!NodeText.TryRead(payload, ref offset, out var name) || !NodeText.IsName(name, LongestName) || !NodeAddress.TryRead(payload, ref offset, out var source)
            || !PeerVarint.TryRead(payload, ref offset, out var priority) || priority > byte.MaxValue || !PeerVarint.TryRead(payload, ref offset, out var flags) || flags > (MasterFlag | CanHoldFlag))
            return false;
        report = new RouterReport(Encoding.UTF8.GetString(name), source, (byte)priority, (flags & MasterFlag) != 0, (flags & CanHoldFlag) != 0);
        return true;
    }
}
