using ActorProxy.Engine.Sockets.DescriptorPassing;
using ActorProxy.Node.Generations;

namespace ActorProxy;

/// <summary><c>-x</c>: takes the listening descriptors of a running actorproxy or haproxy over, so that no connection is refused in between.</summary>
internal static class TakeOver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

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
