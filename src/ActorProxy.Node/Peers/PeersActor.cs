using ActorProxy.Actors;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Node.Peers;

/// <summary>Owns the <c>peers</c> sections: one child for each, by name. Outlives generations; ends when the process stops and nobody is left to be taught.</summary>
internal sealed class PeersActor(NodeServices node, Action<IReadOnlyCollection<ListeningSocket>> closeUnused) : Actor<PeersProtocol.ICommand>
{
    private readonly Dictionary<string, IActorRef<PeersSectionProtocol.ICommand>> _sections = new(StringComparer.Ordinal);
    private bool _isStopping;

    // A section has its peers' sessions below it: a fault in its own code must not cost them.
    protected override SupervisorStrategy Strategy => new(static _ => Directive.Resume);

    protected override void PreStart()
    {
        var self = Self;
        node.Cluster.Follow(() => self.Tell(new PeersProtocol.ClusterChanged()));
    }

    protected override void Receive(PeersProtocol.ICommand message)
    {
        switch (message)
        {
            case PeersProtocol.Configure configure when !_isStopping:
                Configure(configure);
                break;
            case PeersProtocol.ClusterChanged:
                if (_sections.TryGetValue(ClusterPeers.SectionName, out var cluster))
                    cluster.Tell(new PeersSectionProtocol.ClusterChanged());
                break;
            case PeersProtocol.SoftStop:
                _isStopping = true;
                foreach (var section in _sections.Values)
                    section.Tell(new PeersSectionProtocol.SoftStop());
                EndWhenAlone();
                break;
            case PeersProtocol.GetSections query:
                query.Answer.TrySetResult([.. _sections.Values]);
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    protected override void Terminated(IActorRef who)
    {
        foreach (var (name, section) in _sections)
            if (section == who)
            {
                _sections.Remove(name);
                break;
            }

        EndWhenAlone();
    }

    private void Configure(PeersProtocol.Configure configure)
    {
        foreach (var gone in _sections.Keys.Where(name => !configure.Sections.Any(one => one.Name == name)).ToList())
        {
            Unwatch(_sections[gone]);
            Stop(_sections[gone]);
            _sections.Remove(gone);
        }

        foreach (var plan in configure.Sections)
        {
            if (_sections.TryGetValue(plan.Name, out var known))
            {
                known.Tell(new PeersSectionProtocol.Configure(plan));
                continue;
            }

            var section = ActorOf(new PeersSectionActor(node, plan, closeUnused), plan.Name);
            Watch(section);
            _sections.Add(plan.Name, section);
        }
    }

    private void EndWhenAlone()
    {
        if (_isStopping && _sections.Count == 0)
            StopSelf();
    }
}
