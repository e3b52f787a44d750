using System.Net;
using System.Net.Sockets;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Node.Generations;

/// <summary>Looks up the host names that stand among address patterns (configuration.txt 7.1.6): IPv4 only, once, while a configuration is compiled.</summary>
/// <remarks>Waits for the system's resolver: never to be called on a loop that serves.</remarks>
public static class PatternHosts
{
    /// <summary>Null for what is no name, and for a name without an address.</summary>
    public static NetworkAddress? Resolve(string name)
    {
        if (!name.Any(char.IsAsciiLetter) || !name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_'))
            return null;
        try
        {
            return Dns.GetHostAddresses(name, AddressFamily.InterNetwork) is [var first, ..] ? NetworkAddress.From(first, 0) : null;
        }
        catch (Exception error) when (error is SocketException or ArgumentException)
        {
            return null;
        }
    }
}
