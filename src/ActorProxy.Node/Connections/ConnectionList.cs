namespace ActorProxy.Node.Connections;

/// <summary>The connections of one loop, in the order in which they came.</summary>
public sealed class ConnectionList
{
    private ConnectionActor? _first;
    private ConnectionActor? _last;

    public int Count { get; private set; }

    internal IEnumerable<ConnectionActor> All
    {
        get
        {
            for (var connection = _first; connection is not null;)
            {
                // The caller may end the connection, and it leaves the list then.
                var next = connection.NextOnLoop;
                yield return connection;
                connection = next;
            }
        }
    }

    internal void Add(ConnectionActor connection)
    {
        connection.PreviousOnLoop = _last;
        if (_last is null)
            _first = connection;
        else
            _last.NextOnLoop = connection;
        _last = connection;
        Count++;
    }

    internal void Remove(ConnectionActor connection)
    {
        if (connection.PreviousOnLoop is null)
            _first = connection.NextOnLoop;
        else
            connection.PreviousOnLoop.NextOnLoop = connection.NextOnLoop;
        if (connection.NextOnLoop is null)
            _last = connection.PreviousOnLoop;
        else
            connection.NextOnLoop.PreviousOnLoop = connection.PreviousOnLoop;
        connection.PreviousOnLoop = connection.NextOnLoop = null;
        Count--;
    }
}
