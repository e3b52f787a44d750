using System.Net;
using System.Net.Sockets;

namespace ActorProxy.TestKit;

/// <summary>A range of ports that belongs to this process until it ends, by a lock that the kernel gives back.</summary>
/// <remarks>
/// The blocks lie below Linux's range of ephemeral ports (32768 and up), so that no outgoing connection takes one.
/// The benchmark's script locks blocks in the same directory by the same rule.
/// </remarks>
internal sealed class PortBlock
{
    private const int FirstPort = 12_000;
    private const int BlockSize = 50;
    private const int BlockCount = 400;

    private static readonly string LockDirectory = Path.Combine(Path.GetTempPath(), "actorproxy-test-ports");

    private readonly FileStream _lock;
    private readonly int _end;
    private int _next;

    private PortBlock(FileStream held, int first)
    {
        _lock = held;
        _next = first;
        _end = first + BlockSize;
    }

    /// <summary>Locks the first free block after a random start, so that two test processes seldom meet.</summary>
    public static PortBlock Take()
    {
        Directory.CreateDirectory(LockDirectory);
        var start = Random.Shared.Next(BlockCount);
        for (var i = 0; i < BlockCount; i++)
        {
            var index = (start + i) % BlockCount;
            if (TryLock(Path.Combine(LockDirectory, $"{index}.lock")) is { } held)
                return new PortBlock(held, FirstPort + index * BlockSize);
        }

        throw new InvalidOperationException($"All {BlockCount} blocks of test ports are taken; see {LockDirectory}.");
    }

    /// <summary>Returns the next port of this block that nobody listens on, or null when the block is used up.</summary>
    public int? TryNext()
    {
        while (_next < _end)
        {
            var port = _next++;
            if (IsFree(port))
                return port;
        }

        GC.KeepAlive(_lock);
        return null;
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            // Another test process holds it: the caller tries the next one.
            return null;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var tcp = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp) { DualMode = true };
            tcp.Bind(new IPEndPoint(IPAddress.IPv6Any, port));
            tcp.Listen();
            return true;
        }
        catch (SocketException)
        {
            // A program that knows nothing of these blocks uses it.
            return false;
        }
    }
}
