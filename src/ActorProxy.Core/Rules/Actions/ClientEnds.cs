using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;

namespace ActorProxy.Core.Rules.Actions;

/// <summary>Replaces the addresses of the client's connection.</summary>
internal static class ClientEnds
{
    /// <param name="isTransport">By a rule on connections: it stands for what the kernel says, also for <c>fc_src</c> and <c>fc_dst</c>.</param>
    public static void Set(ClientFacts client, bool isSource, bool isTransport, NetworkAddress address)
    {
        switch (isSource, isTransport)
        {
            case (true, true):
                client.TransportSource = address;
                break;
            case (true, false):
                client.Source = address;
                break;
            case (false, true):
                client.TransportDestination = address;
                break;
            default:
                client.Destination = address;
                break;
        }
    }
}
