namespace ActorProxy.Core.StickTables.Agreement;

/// <summary>The server that a key is bound to, and since when.</summary>
public readonly record struct KeyBinding(StickTarget Target, StickStamp Stamp)
{
    /// <summary>What an entry says now.</summary>
    public static KeyBinding Read(StickTable table, in StickEntry entry, long nowMs) =>
        new(StickTarget.Read(table, entry, nowMs), table.Definition.IsStamped ? entry.Stamp : default);

    /// <summary>Binds a key to a server, unless another node has bound it since it was looked up; returns what it is bound to then.</summary>
    /// <remarks>What a stream does that has been connected to, and what an owner does for a stream of another node.</remarks>
    /// <param name="seenEpoch">The epoch of the binding that the stream did not follow: 0 when there was none.</param>
    public static KeyBinding Write(StickTable table, in StickEntry entry, StickTarget target, uint seenEpoch, long nowMs)
    {
        if (!table.Definition.IsStamped || table.Author is not { } author)
        {
            target.Set(table, entry, nowMs);
            entry.Touch(nowMs);
            return new KeyBinding(target, default);
        }

        var known = Read(table, entry, nowMs);
        if (known.Stamp.Epoch > seenEpoch || (known.Stamp.IsSet && known.Target == target))
        {
            entry.Touch(nowMs);
            return known;
        }

        var stamp = new StickStamp(known.Stamp.Epoch + 1, author.Node, author.Clock.Next());
        target.Set(table, entry, nowMs);
        entry.Stamp = stamp;
        entry.Touch(nowMs);
        return new KeyBinding(target, stamp);
    }

    /// <summary>An operator has bound a key to another server, whatever it was bound to before.</summary>
    public static void Rebound(StickTable table, in StickEntry entry)
    {
        if (table.Definition.IsStamped && table.Author is { } author)
            entry.Stamp = new StickStamp(entry.Stamp.Epoch + 1, author.Node, author.Clock.Next());
    }

    /// <summary>Takes another node's word for what a key is bound to; false when what is known here beats it.</summary>
    public bool TryApply(StickTable table, in StickEntry entry, long nowMs)
    {
        if (!Stamp.Beats(entry.Stamp))
            return false;
        Target.Set(table, entry, nowMs);
        entry.Stamp = Stamp;
        table.Author?.Clock.Observe(Stamp.Time);
        return true;
    }
}
