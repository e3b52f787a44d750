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

    public static void Write(ref PeerFrameWriter writer, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        writer.Number((ulong)length);
        if (length > 0 && writer.Take(length) is { IsEmpty: false } room)
            Encoding.UTF8.GetBytes(text, room);
    }
}
