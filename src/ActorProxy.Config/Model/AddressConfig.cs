using System.Net.Sockets;

namespace ActorProxy.Config.Model;

/// <summary>An address as the configuration gives it: numeric, a name, a path or an inherited descriptor, with its ports.</summary>
/// <remarks>Resolving names is not done here: it takes I/O.</remarks>
public sealed record AddressConfig
{
    public required AddressKind Kind { get; init; }

    /// <summary>The numeric address, host name, path or abstract name, without prefix, brackets and port.</summary>
    public string Host { get; init; } = "";

    /// <summary>For a <see cref="AddressKind.HostName"/> behind <c>ipv4@</c>, <c>ipv6@</c> and their like: only such an address will do.</summary>
    public AddressFamily RequiredFamily { get; init; } = AddressFamily.Unspecified;

    /// <summary>First port; 0 when none is given.</summary>
    public int Port { get; init; }

    /// <summary>Last port of a range; equal to <see cref="Port"/> when there is no range.</summary>
    public int LastPort { get; init; }

    /// <summary>For servers: <c>+N</c> and <c>-N</c> make <see cref="Port"/> an offset to the port that the client used.</summary>
    public bool IsPortOffset { get; init; }

    /// <summary>The inherited descriptor for <see cref="AddressKind.Descriptor"/> and <see cref="AddressKind.SocketPair"/>.</summary>
    public int Descriptor { get; init; } = -1;

    /// <summary><c>udp@</c>, <c>udp4@</c>, <c>udp6@</c>, or a log target: datagrams.</summary>
    public bool IsDatagram { get; init; }

    /// <summary>The text as written, for messages.</summary>
    public required string Text { get; init; }
}
