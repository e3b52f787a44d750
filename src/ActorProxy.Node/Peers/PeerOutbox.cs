using ActorProxy.Core.Peers;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Node.Peers;

/// <summary>Writes a session's messages about this node's tables: lessons, and what changes.</summary>
internal sealed class PeerOutbox(IReadOnlyList<PushedTable> tables, PeerVersion version, bool isNode, PeerCounters counters)
{
    /// <summary>Room for the longest message, so that an entry which was looked up can be written.</summary>
    public const int LongestMessage = PeerFrame.MostPayloadBytes + 16;

    /// <summary>So much is written at a time, some hundred entries: the loop's connections wait for it.</summary>
    private const int BytesPerTurn = 8 * 1024;

    /// <summary>Of entries that are not to be told so many are looked at in one turn.</summary>
    private const int MostPassedOver = 1024;

    private readonly SentPeerWords _words = new();
    private PushedTable? _announced;
    private PushedTable[] _taught = [];
    private StickCursor _cursor;
    private int _next;

    public IEnumerable<PeerWord> Words => _words.All;

    /// <summary>Everything is to be told; what changes meanwhile is told behind it.</summary>
    public void BeginLesson()
    {
        _taught = [.. tables.Where(static one => one.Follower is not null)];
        foreach (var table in _taught)
            table.Follower!.BeginLesson();
        (_next, _cursor, _announced) = (0, default, null);
    }

    public void ConfirmLesson()
    {
        foreach (var table in _taught)
            table.Follower!.ConfirmLesson();
        _taught = [];
    }

    /// <summary>Writes the lesson's next messages; returns their bytes.</summary>
    /// <param name="isOver">All was told.</param>
    public int WriteLesson(Span<byte> buffer, long nowMs, out bool isOver)
    {
        var (length, passedOver) = (0, 0);
        isOver = false;
        for (; _next < _taught.Length; _next++, _cursor = default)
        {
            var table = _taught[_next];
            if (buffer.Length - length < 2 * LongestMessage)
                return length;
            length += Announce(table, buffer[length..]);
            while (true)
            {
                if (length >= BytesPerTurn || buffer.Length - length < LongestMessage || passedOver >= MostPassedOver)
                    return length;
                using var entry = table.Table.Next(ref _cursor);
                if (!entry.Exists)
                    break;
                if (IsToBeTold(table, entry, nowMs))
                    length += Write(table, entry, table.Follower!.TakeId(), buffer[length..], teaches: true, nowMs);
                else
                    passedOver++;
            }
        }

        isOver = true;
        return length;
    }

    /// <summary>Writes what has changed; returns the bytes.</summary>
    /// <param name="isAll">There is nothing more.</param>
    public int WriteChanges(Span<byte> buffer, long nowMs, out bool isAll)
    {
        var (length, passedOver) = (0, 0);
        for (var i = 0; i < tables.Count; i++)
        {
            if (tables[i] is not { Follower: { } follower } table)
                continue;
            while (true)
            {
                if (length >= BytesPerTurn || buffer.Length - length < 2 * LongestMessage || passedOver >= MostPassedOver)
                {
                    isAll = false;
                    return length;
                }

                using var entry = follower.Next();
                if (!entry.Exists)
                    break;
                if (!IsToBeTold(table, entry, nowMs))
                {
                    follower.PassOver();
                    passedOver++;
                    continue;
                }

                length += Announce(table, buffer[length..]);
                length += Write(table, entry, follower.LastId, buffer[length..], teaches: false, nowMs);
            }
        }

        isAll = true;
        return length;
    }

    private static bool IsToBeTold(PushedTable table, in StickEntry entry, long nowMs) =>
        (table.Table.Definition.ExpireMs == 0 || entry.RemainingMs(nowMs) != 0) && table.Shard.Contains(entry.Key);

    private int Announce(PushedTable table, Span<byte> buffer)
    {
        if (_announced == table)
            return 0;
        _announced = table;
        return (isNode ? table.NodeTeller.Definition : table.Teller.Definition).Write(buffer);
    }

    private int Write(PushedTable table, in StickEntry entry, uint id, Span<byte> buffer, bool teaches, long nowMs)
    {
        var written = isNode
            ? table.NodeTeller.Write(buffer, id, entry, _words, teaches, nowMs)
            : table.Teller.Write(buffer, entry, id, version.HasTimedUpdates, nowMs, _words);
        if (written == 0)
            counters.UpdatesTooLong++;
        else
            counters.UpdatesSent++;
        return written;
    }
}
