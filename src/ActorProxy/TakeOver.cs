using ActorProxy.Config.Model;
using ActorProxy.Engine.Handover;
using ActorProxy.Engine.Sockets.DescriptorPassing;
using ActorProxy.Node.Generations;

namespace ActorProxy;

/// <summary><c>-x</c>: takes the listening descriptors of a running actorproxy or haproxy over, so that no connection is refused in between, and shares its servers' slots.</summary>
internal static class TakeOver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks the old process to share the slots of the servers that have a <c>maxconn</c>, so that it holds over both processes.</summary>
    /// <returns>Null when the old process can't: a haproxy counts its own connections only.</returns>
    /// <exception cref="IOException">The old process did not answer as it should.</exception>
    public static OlderProcessLine? ShareSlots(string socket, ProxyConfiguration configuration)
    {
        var limited = configuration.Proxies
            .Where(static proxy => proxy is { Backend: not null, IsDisabled: false })
            .SelectMany(static proxy => proxy.Backend!.Servers.Where(static server => server.MaxConn > 0).Select(server => (proxy.Name, server.Name)))
            .ToList();
        return limited.Count == 0 ? null : SlotRequest.Send(socket, limited, Patience);
    }

    /// <summary>Offers what the old process listens on to the addresses of the configuration.</summary>
    /// <param name="socket">The path of the old process's runtime API, which needs <c>expose-fd listeners</c>.</param>
    /// <exception cref="IOException">The old process can't be asked, or does not answer as it should.</exception>
    public static void Offer(string socket, ListenerTable listeners)
    {
        foreach (var passed in ListenerReceiver.Receive(socket, Patience))
        {
            var facts = ListenerFacts.Of(passed.Descriptor);
            var offer = new ReceivedListener(passed.Descriptor, facts.Address?.Text ?? "", passed.Interface.Length == 0 ? null : passed.Interface, facts.IsTransparent, facts.IsV6Only);

            // A datagram socket, or one of an address family that is not served here: the old process keeps its own copy.
            if (facts is { Address: not null, IsListening: true, IsStream: true })
                listeners.Offer(offer);
            else
                offer.Close();
        }
    }
}
