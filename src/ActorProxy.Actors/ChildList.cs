namespace ActorProxy.Actors;

/// <summary>The children of one cell, latest first, linked through the cells themselves.</summary>
internal struct ChildList
{
    private ActorCell? _first;

    public readonly bool IsEmpty => _first is null;

    public void Add(ActorCell child)
    {
        child.NextSibling = _first;
        if (_first is not null)
            _first.PreviousSibling = child;
        _first = child;
    }

    /// <summary>Takes a child out; false when it is not here.</summary>
    public bool Remove(ActorCell child)
    {
        if (child.PreviousSibling is not null)
            child.PreviousSibling.NextSibling = child.NextSibling;
        else if (_first == child)
            _first = child.NextSibling;
        else
            return false;
        if (child.NextSibling is not null)
            child.NextSibling.PreviousSibling = child.PreviousSibling;
        child.PreviousSibling = child.NextSibling = null;
        return true;
    }

    /// <summary>Asks every child to stop. None leaves the list within the call: a child's end reaches its parent as a signal or in the child's own turn.</summary>
    public readonly void StopAll()
    {
        for (var child = _first; child is not null; child = child.NextSibling)
            child.RequestStop();
    }
}
