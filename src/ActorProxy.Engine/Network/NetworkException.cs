using ActorProxy.Engine.Sockets;

namespace ActorProxy.Engine.Network;

/// <summary>The kernel refused something about the machine's network.</summary>
/// <param name="what">What was tried.</param>
/// <param name="error">Its errno.</param>
public sealed class NetworkException(string what, int error) : Exception(Describe(what, error))
{
    public int Error { get; } = error;

    private static string Describe(string what, int error) => error is 1 or 13
        ? $"{what}: {SocketErrors.Describe(error)} (this needs the capabilities CAP_NET_ADMIN and CAP_NET_RAW)"
        : $"{what}: {SocketErrors.Describe(error)}";
}
