using System.Runtime.InteropServices;
using ActorProxy.Actors;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Sockets;

/// <summary>One attempt to connect, with its deadline.</summary>
/// <remarks>Belongs to one loop's thread. Whoever awaits <see cref="ConnectAsync"/> owns <see cref="Socket"/> and closes it, also after a failure.</remarks>
public sealed unsafe class ServerConnection : LoopTimer, IReadinessHandler
{
    private readonly LoopCompletion<int> _done = new();

    private ServerConnection(LoopSocket socket) => Socket = socket;

    public LoopSocket Socket { get; }

    /// <summary>Makes the socket; null, with the errno, when that fails already.</summary>
    public static ServerConnection? TryCreate(EventLoop loop, SocketTarget target, ConnectOptions options, out int error)
    {
        var descriptor = SocketCalls.Socket(target.Family, SocketConstants.Stream | SocketConstants.NonBlocking | SocketConstants.CloseOnExec, 0);
        if (descriptor < 0)
        {
            error = Marshal.GetLastSystemError();
            return null;
        }

        error = Prepare(descriptor, target, options);
        if (error == 0)
            return new ServerConnection(new LoopSocket(loop, descriptor));
        _ = SocketCalls.Close(descriptor);
        return null;
    }

    /// <summary>Connects. The result is 0 or an errno; ETIMEDOUT also when <paramref name="timeoutMs"/> (0: none) has passed.</summary>
    public ValueTask<int> ConnectAsync(SocketTarget target, long timeoutMs)
    {
        var address = target.Copy();
        int result;
        fixed (byte* start = address.Bytes)
            result = SocketCalls.Connect(Socket.Descriptor, start, (uint)address.Length);
        if (result == 0)
            return ValueTask.FromResult(0);
        var error = Marshal.GetLastSystemError();
        if (error != SocketConstants.InProgress)
            return ValueTask.FromResult(error);
        Socket.Handler = this;
        Socket.BeginConnecting();
        if (timeoutMs > 0)
            Socket.Loop.StartTimer(this, timeoutMs);
        return _done.Begin();
    }

    /// <summary>Ends the attempt with ECANCELED.</summary>
    public void Abort() => End(SocketErrors.Cancelled);

    void IReadinessHandler.OnReady(LoopSocket socket)
    {
        if (socket.IsFailed)
        {
            var error = socket.TakeError();
            if (error != 0)
            {
                End(error);
                return;
            }
        }

        if (socket.CanWrite)
            End(0);
    }

    protected override void Expire() => End(SocketErrors.TimedOut);

    private static int Prepare(int descriptor, SocketTarget target, ConnectOptions options)
    {
        if (!target.Address.IsInternet)
            return 0;
        var error = SocketOptions.Set(descriptor, SocketConstants.LevelTcp, SocketConstants.TcpNoDelay, 1);
        if (ReferenceEquals(options, ConnectOptions.None) || error != 0)
            return error;
        error = SocketOptions.SetKeepAlive(descriptor, options.KeepAlive);
        if (error == 0)
            error = SocketOptions.SetUserTimeout(descriptor, options.UserTimeout);
        if (error == 0)
            error = SocketOptions.SetBuffers(descriptor, options.ReceiveBufferBytes, options.SendBufferBytes);
        if (error == 0)
            error = SocketOptions.BindToInterface(descriptor, options.Interface);
        if (options.Mark is { } mark)
            _ = SocketOptions.Set(descriptor, SocketConstants.LevelSocket, SocketConstants.Mark, (int)mark);
        if (options.TypeOfService is { } type)
        {
            _ = target.Address.Family == AddressFamilyKind.IPv6
                ? SocketOptions.Set(descriptor, SocketConstants.LevelIPv6, SocketConstants.IPv6TrafficClass, type)
                : SocketOptions.Set(descriptor, SocketConstants.LevelIP, SocketConstants.IPTypeOfService, type);
        }

        if (error == 0 && options.FastOpen)
            error = SocketOptions.Set(descriptor, SocketConstants.LevelTcp, SocketConstants.TcpFastOpenConnect, 1);
        return error == 0 && options.Source is { } source ? BindSource(descriptor, source, options.IsTransparent) : error;
    }

    private static int BindSource(int descriptor, NetworkAddress source, bool isTransparent)
    {
        if (isTransparent)
        {
            var transparent = source.Family == AddressFamilyKind.IPv4
                ? SocketOptions.Set(descriptor, SocketConstants.LevelIP, SocketConstants.IPTransparent, 1)
                : SocketOptions.Set(descriptor, SocketConstants.LevelIPv6, SocketConstants.IPv6Transparent, 1);
            if (transparent != 0)
                return transparent;
        }

        // The port is chosen when connecting, so that the same one can serve several destinations.
        if (source.Port == 0)
            _ = SocketOptions.Set(descriptor, SocketConstants.LevelIP, SocketConstants.IPBindAddressNoPort, 1);
        else
            _ = SocketOptions.Set(descriptor, SocketConstants.LevelSocket, SocketConstants.ReuseAddress, 1);
        var address = SocketAddressBuffer.From(source);
        fixed (byte* start = address.Bytes)
            return SocketCalls.Bind(descriptor, start, (uint)address.Length) == 0 ? 0 : Marshal.GetLastSystemError();
    }

    private void End(int error)
    {
        if (!_done.IsAwaited)
            return;
        Socket.Loop.CancelTimer(this);
        Socket.Handler = null;
        _done.Complete(error);
    }
}
