using ActorProxy.Actors;

namespace ActorProxy.Node.Frontends;

/// <summary>The acceptors of one frontend, one per loop, so that a loop with many connections can pass a new one on.</summary>
internal sealed class AcceptorGroup(int loops)
{
    private readonly IActorRef<AcceptorProtocol.ICommand>?[] _acceptors = new IActorRef<AcceptorProtocol.ICommand>?[loops];
    private readonly LoopServices[] _loops = new LoopServices[loops];

    public void Add(LoopServices loop, IActorRef<AcceptorProtocol.ICommand> acceptor)
    {
        _loops[loop.Loop.Index] = loop;
        Volatile.Write(ref _acceptors[loop.Loop.Index], acceptor);
    }

    /// <summary>The acceptor of the loop with the fewest connections, if it has clearly fewer than this one; else null.</summary>
    public IActorRef<AcceptorProtocol.ICommand>? LessLoadedThan(LoopServices own)
    {
        var count = own.ConnectionCount;

        // Passing on costs a wait for the other thread: worth it for long-lived connections that would pile up, not for a difference
        // that ends by itself with those that end all the time. With 32 short ones at a time it cost a tenth of the 99th percentile.
        var least = count - 1 - (count >> 3) - own.RecentlyEnded;
        IActorRef<AcceptorProtocol.ICommand>? found = null;
        for (var i = 0; i < _loops.Length; i++)
        {
            if (_loops[i] is not { } loop || loop == own || loop.ConnectionCount >= least || Volatile.Read(ref _acceptors[i]) is not { } acceptor)
                continue;
            least = loop.ConnectionCount;
            found = acceptor;
        }

        return found;
    }
}
