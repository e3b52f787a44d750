using ActorProxy.Config.Model;
using ActorProxy.Engine.Sockets;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Listening;

/// <summary>What accepted connections inherit from their listening socket; set there once, it saves each of them its own calls.</summary>
/// <remarks>All of it can be changed while the socket listens. What is taken out of the configuration gets the system's value again.</remarks>
internal static class InheritedOptions
{
    /// <summary>The seconds after which a client that sends nothing is accepted all the same.</summary>
    private const int DeferSeconds = 60;

    /// <param name="before">What was set by the last call; null before the first.</param>
    /// <returns>What the kernel refused first, for the operator; null for nothing.</returns>
    public static string? Set(int descriptor, ListenerOptions options, ListenerOptions? before)
    {
        string? refused = null;
        if (before is null)
            Tcp("TCP_NODELAY", SocketConstants.TcpNoDelay, 1);
        if (options.Mss != before?.Mss)
            Tcp("mss", SocketConstants.TcpMaxSegment, Math.Abs(options.Mss ?? 0));
        if (options.UserTimeout != before?.UserTimeout)
            Tcp("tcp-ut", SocketConstants.TcpUserTimeout, (int)(options.UserTimeout?.TotalMilliseconds ?? 0));
        if (options.DeferAccept != (before?.DeferAccept ?? false))
            Tcp("defer-accept", SocketConstants.TcpDeferAccept, options.DeferAccept ? DeferSeconds : 0);
        if (options.FastOpen != (before?.FastOpen ?? false) || (options.FastOpen && options.Backlog != before!.Backlog))
            Tcp("tfo", SocketConstants.TcpFastOpen, options.FastOpen ? options.Backlog : 0);
        if (options.KeepAlive != before?.KeepAlive)
            SetKeepAlive(options.KeepAlive, before?.KeepAlive);
        Buffer("tune.rcvbuf.client", SocketConstants.ReceiveBuffer, options.ReceiveBufferBytes, before?.ReceiveBufferBytes);
        Buffer("tune.sndbuf.client", SocketConstants.SendBuffer, options.SendBufferBytes, before?.SendBufferBytes);
        return refused;

        void Tcp(string keyword, int option, int value) => Try(keyword, SocketConstants.LevelTcp, option, value);

        void SetKeepAlive(KeepAliveConfig? wanted, KeepAliveConfig? old)
        {
            Try("clitcpka", SocketConstants.LevelSocket, SocketConstants.KeepAlive, wanted is null ? 0 : 1);
            KeepAlive("clitcpka-cnt", SocketConstants.TcpKeepCount, wanted?.Count, old?.Count);
            KeepAlive("clitcpka-idle", SocketConstants.TcpKeepIdle, Seconds(wanted?.Idle), Seconds(old?.Idle));
            KeepAlive("clitcpka-intvl", SocketConstants.TcpKeepInterval, Seconds(wanted?.Interval), Seconds(old?.Interval));
        }

        void KeepAlive(string keyword, int option, int? wanted, int? old)
        {
            if (wanted != old)
                Tcp(keyword, option, wanted ?? SystemDefault(SocketConstants.LevelTcp, option));
        }

        void Buffer(string keyword, int option, int? wanted, int? old)
        {
            if (wanted == old)
                return;

            // The kernel reports twice what was asked for, and a size that was asked for is not adapted any more.
            Try(keyword, SocketConstants.LevelSocket, option, wanted ?? SystemDefault(SocketConstants.LevelSocket, option) / 2);
            if (wanted is null)
                SocketOptions.Set(descriptor, SocketConstants.LevelSocket, SocketConstants.BufferLock, LockOf(options));
        }

        void Try(string keyword, int level, int option, int value)
        {
            if (SocketOptions.Set(descriptor, level, option, value) is var error and not 0)
                refused ??= $"{keyword}: {SocketErrors.Describe(error)}";
        }
    }

    /// <summary>Which buffers keep their size: 1 that for sending, 2 that for receiving.</summary>
    private static int LockOf(ListenerOptions options) =>
        (options.SendBufferBytes is null ? 0 : 1) | (options.ReceiveBufferBytes is null ? 0 : 2);

    private static int? Seconds(TimeSpan? time) => time is { } value ? (int)Math.Ceiling(value.TotalSeconds) : null;

    /// <summary>What a socket has to which nothing was done.</summary>
    private static int SystemDefault(int level, int option)
    {
        var fresh = SocketCalls.Socket(SocketConstants.FamilyIPv4, SocketConstants.Stream | SocketConstants.CloseOnExec, 0);
        if (fresh < 0)
            return -1;
        var value = SocketOptions.Get(fresh, level, option);
        _ = SocketCalls.Close(fresh);
        return value;
    }
}
