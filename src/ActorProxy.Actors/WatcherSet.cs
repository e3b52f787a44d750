namespace ActorProxy.Actors;

/// <summary>The cells that want to know when one cell has stopped.</summary>
/// <remarks>Mostly none or one, so it holds that one itself; a list for a few, and a set once searching a list would cost.</remarks>
internal struct WatcherSet
{
    private const int LongestList = 8;

    private object? _watchers;

    public void Add(ActorCell watcher)
    {
        switch (_watchers)
        {
            case null:
                _watchers = watcher;
                break;
            case ActorCell one:
                if (one != watcher)
                    _watchers = new List<ActorCell>(2) { one, watcher };
                break;
            case List<ActorCell> few:
                if (few.Contains(watcher))
                    break;
                if (few.Count < LongestList)
                    few.Add(watcher);
                else
                    _watchers = new HashSet<ActorCell>(few) { watcher };
                break;
            case HashSet<ActorCell> many:
                many.Add(watcher);
                break;
        }
    }

    public void Remove(ActorCell watcher)
    {
        switch (_watchers)
        {
            case ActorCell one when one == watcher:
                _watchers = null;
                break;
            case ICollection<ActorCell> several:
                several.Remove(watcher);
                break;
        }
    }

    /// <summary>Tells every watcher that <paramref name="who"/> has stopped, and forgets them.</summary>
    public void Tell(ActorCell who)
    {
        var watchers = _watchers;
        if (watchers is null)
            return;

        // Forgotten first: a shared watcher runs within the call and may watch or unwatch again.
        _watchers = null;
        var terminated = new Signal(SignalKind.Terminated, who);
        if (watchers is ActorCell one)
            one.Send(terminated);
        else
            foreach (var watcher in (ICollection<ActorCell>)watchers)
                watcher.Send(terminated);
    }
}
