using System.Text;
using ActorProxy.Actors;
using ActorProxy.Core.Peers;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Node.Peers;

/// <summary>One attempt to reach a peer: the connection, and the handshake as the dialling side.</summary>
/// <remarks>Belongs to its loop's thread. <see cref="Abort"/> ends it early, with a failure.</remarks>
internal sealed class PeerDial : IReadinessHandler
{
    private const int MostStatusBytes = 1024;
    private static readonly int ProcessId = Environment.ProcessId;

    private readonly LoopCompletion<bool> _ready = new();
    private readonly LoopAlarm _alarm;
    private readonly EventLoop _loop;
    private readonly PeerPlan _peer;
    private readonly PeerHello _hello;
    private ServerConnection? _connection;
    private bool _isOver;

    public PeerDial(EventLoop loop, PeerPlan peer, PeerHello hello)
    {
        _loop = loop;
        _peer = peer;
        _hello = hello;
        _alarm = new LoopAlarm(Abort);
    }

    void IReadinessHandler.OnReady(LoopSocket socket) => _ready.Complete(true);

    public void Abort()
    {
        _isOver = true;
        _connection?.Abort();
        _ready.Complete(false);
    }

    public async Task<PeerDialOutcome> RunAsync()
    {
        _connection = ServerConnection.TryCreate(_loop, _peer.Target, _peer.Options, out var error);
        if (_connection is null)
            return Failed($"no socket: {SocketErrors.Describe(error)}");
        var socket = _connection.Socket;
        try
        {
            error = await _connection.ConnectAsync(_peer.Target, PeerTimes.ConnectTimeout);
            if (error != 0)
                return Failed($"{_peer.Target.Text}: {SocketErrors.Describe(error)}") with { IsNobodyThere = error is SocketErrors.ConnectionRefused or SocketErrors.NoSuchFile };
            _loop.StartTimer(_alarm, PeerTimes.Liveness);
            return await ShakeHandsAsync(socket);
        }
        finally
        {
            _loop.CancelTimer(_alarm);
            socket.Close();
        }
    }

    private static PeerDialOutcome Failed(string failure) => new(null, null, failure);

    private async Task<PeerDialOutcome> ShakeHandsAsync(LoopSocket socket)
    {
        socket.Handler = this;
        var hello = new byte[PeerHello.MostBytes];
        var length = _hello.Write(hello, ProcessId);

        // A fresh socket takes so few bytes at once.
        if (length == 0 || socket.Send(hello.AsSpan(0, length)) != length)
            return Failed("the greeting could not be sent");
        var received = new byte[MostStatusBytes];
        var filled = 0;
        while (!_isOver)
        {
            var count = socket.Receive(received.AsSpan(filled));
            if (count == LoopSocket.WouldBlock)
            {
                if (!await _ready.Begin())
                    break;
                continue;
            }

            if (count <= 0)
                return Failed(count == 0 ? "it closed the connection within the handshake" : SocketErrors.Describe(-count));
            filled += count;
            switch (PeerStatusLine.TryRead(received.AsSpan(0, filled), out var status, out var node, out var consumed))
            {
                case PeerReadResult.Found when status == PeerStatus.Accepted:
                    return new PeerDialOutcome(new PeerConnection(socket.Detach(), _hello.Version, node, received.AsMemory(consumed, filled - consumed)), status, "");
                case PeerReadResult.Found:
                    return new PeerDialOutcome(null, status, Describe(status));
                case PeerReadResult.NotYet:
                    break;
                default:
                    return Failed($"it answers as no peer does: {Encoding.ASCII.GetString(received, 0, Math.Min(filled, 16)).Trim()}");
            }
        }

        return Failed("it did not answer the greeting in time");
    }

    private string Describe(PeerStatus status) => status switch
    {
        PeerStatus.TryAgainLater => "it wants to be asked again later (300)",
        PeerStatus.ProtocolError => "it took the greeting for an error (501)",
        PeerStatus.BadVersion => $"it does not speak version {_hello.Version} (502)",
        PeerStatus.WrongTarget => $"it is not called '{_hello.Target}' (503): compare the names in both configurations, and its localpeer",
        PeerStatus.UnknownSender => $"it has no peer '{_hello.Sender}' (504): compare the names in both configurations, and localpeer here",
        _ => $"it answered with the status {(int)status}",
    };
}
