using System.Text;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>Text, or a key, with its length in front.</summary>
internal static class NodeText
{
    /// <summary>False for one that is cut.</summary>
    public static bool TryRead(ReadOnlySpan<byte> payload, scoped ref int offset, out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!PeerVarint.TryRead(payload, ref offset, out var length) || length > (ulong)(payload.Length - offset))
            return false;
        text = payload.Slice(offset, (int)length);
        offset += text.Length;
        return true;
    }

    /// <summary>Whether it can be somebody's name: what goes into logs, and is the same text on every node, has only printable ASCII without blanks.</summary>
    public static bool IsName(ReadOnlySpan<byte> text, int mostBytes)
    {
        if (text.Length == 0 || text.Length > mostBytes)
            return false;
        foreach (var one in text)
            if (one is <= (byte)' ' or >= 127)
                return false;
        return true;
    }

    public static void Write(ref PeerFrameWriter writer, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        writer.Number((ulong)length);
        if (length > 0 && writer.Take(length) is { IsEmpty: false } room)
            Encoding.UTF8.GetBytes(text, room);
    }
}
