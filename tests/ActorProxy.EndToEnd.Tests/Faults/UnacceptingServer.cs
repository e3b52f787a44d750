using System.Net;
using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.Faults;

/// <summary>A listener whose queue is full, so that the kernel leaves each further connection attempt unanswered.</summary>
internal sealed class UnacceptingServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queued = [];

    private UnacceptingServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        // A queue of length 0 takes one connection; a second one is already left alone. A few more make sure of it.
        for (var i = 0; i < 4; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _queued.Add(socket);
            try
            {
                socket.Connect(_listener.LocalEndPoint!);
            }
            catch (SocketException e) when (e.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
            {
                // Under way, which is all that is wanted of it.
            }
        }
    }

    public string Address => _listener.LocalEndPoint!.ToString()!;

    public static UnacceptingServer Start() => new();

    public void Dispose()
    {
        foreach (var socket in _queued)
            socket.Dispose();
        _listener.Dispose();
    }
}
