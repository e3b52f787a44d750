using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Node.Connections;
using ActorProxy.Node.StickTables.Claims;

namespace ActorProxy.Node.Peers;

/// <summary>The questions and answers about keys that wait in one session with another node. Belongs to the session's loop.</summary>
internal sealed class ClaimDesk
{
    /// <summary>A node that takes questions and answers none is given no more of them.</summary>
    private const int MostOpen = 10_000;

    private const int LongestMessage = 2048;

    private readonly Queue<(uint Request, ClaimQuestion Question)> _questions = [];
    private readonly Queue<NodeClaimed> _answers = [];
    private readonly Dictionary<uint, ClaimQuestion> _open = [];
    private uint _last;

    /// <summary>Nobody can say: the connection decides itself.</summary>
    public static void Decline(ClaimQuestion question) => question.ReplyTo.Tell(new ConnectionProtocol.Claimed(question.Number, default));

    public void Ask(ClaimQuestion question)
    {
        if (_open.Count >= MostOpen)
        {
            Decline(question);
            return;
        }

        _open[++_last] = question;
        _questions.Enqueue((_last, question));
    }

    /// <summary>Answers the other node's question; false for a protocol error.</summary>
    public bool TryAnswer(ReadOnlySpan<byte> payload, IPeerSessionOwner owner)
    {
        if (!NodeClaim.TryRead(payload, out var claim))
            return false;
        _answers.Enqueue(owner.Answer(in claim));
        return true;
    }

    /// <summary>Takes the other node's answer; false for a protocol error.</summary>
    public bool TryTake(ReadOnlySpan<byte> payload)
    {
        if (!NodeClaimed.TryRead(payload, out var claimed))
            return false;
        if (_open.Remove(claimed.Request, out var question))
            question.ReplyTo.Tell(new ConnectionProtocol.Claimed(question.Number, claimed.Binding));
        return true;
    }

    /// <summary>Writes what waits, as far as there is room; returns the bytes.</summary>
    public int Write(Span<byte> buffer)
    {
        var length = 0;
        while (buffer.Length - length >= LongestMessage && _answers.TryDequeue(out var answer))
            length += answer.Write(buffer[length..]);
        while (buffer.Length - length >= LongestMessage && _questions.TryDequeue(out var next))
        {
            var (request, question) = next;
            var written = new NodeClaim(request, question.Table, question.Key.Span, question.SeenEpoch, question.Target).Write(buffer[length..]);
            length += written;

            // A key that no message can carry.
            if (written == 0 && _open.Remove(request))
                Decline(question);
        }

        return length;
    }

    /// <summary>The session has ended: whoever still waits decides itself.</summary>
    public void End()
    {
        foreach (var question in _open.Values)
            Decline(question);
        _open.Clear();
    }
}
