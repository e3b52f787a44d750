using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ActorProxy.EndToEnd.Tests.StickTables;

/// <summary>Clients from many addresses whose connections are counted and refused at once, as fast as a few threads can, with an account of what that must have counted.</summary>
/// <remarks>Each connection is counted in one entry for each <see cref="PrefixLengths"/>: its address with the rest set to 0.</remarks>
internal sealed class CountedLoad : IDisposable
{
    private const int Threads = 3;
    private const int Addresses = 4096;

    /// <summary>127.77.0.0, in which all clients are.</summary>
    private const uint Network = 0x7F4D0000;

    private readonly int[] _connections = new int[Addresses];
    private readonly Thread[] _threads;
    private readonly IPEndPoint _to;
    private readonly Stopwatch _watch = new();
    private volatile bool _isStopping;
    private long _count;
    private Exception? _failure;

    private CountedLoad(int port)
    {
        _to = new IPEndPoint(IPAddress.Loopback, port);
        _threads = [.. Enumerable.Range(0, Threads).Select(i => new Thread(() => Run(i)) { IsBackground = true })];
    }

    /// <summary>The lengths of the prefixes of its address that a connection is counted by.</summary>
    public static IReadOnlyList<int> PrefixLengths { get; } = [32, 31, 30, 29, 28, 27, 26, 25, 24, 23];

    /// <summary>Rules that count a connection in a table as this load expects it, twice in each entry: in <c>conn_cnt</c> and in <c>gpc0</c>.</summary>
    public static string Rules(string table) => string.Concat(PrefixLengths.Select((length, i) =>
        $"    tcp-request connection track-sc{i} src,ipmask({length}) table {table}\n    tcp-request connection sc-inc-gpc0({i})\n")) + "    tcp-request connection reject\n";

    /// <summary>How many counters connections have counted on so far.</summary>
    public long Updates => Volatile.Read(ref _count) * PrefixLengths.Count * 2;

    public TimeSpan Elapsed => _watch.Elapsed;

    public static CountedLoad Begin(int port)
    {
        var load = new CountedLoad(port);
        load._watch.Start();
        foreach (var thread in load._threads)
            thread.Start();
        return load;
    }

    /// <summary>Ends the load, when each connection has been refused.</summary>
    public void End()
    {
        _isStopping = true;
        foreach (var thread in _threads)
            Assert.True(thread.Join(Deadlines.Step), "a client still waits to be refused");
        _watch.Stop();
        if (_failure is not null)
            throw new InvalidOperationException($"a client failed: {_failure.Message}", _failure);
    }

    /// <summary>How many connections each entry must have counted, by its key.</summary>
    public Dictionary<string, long> Expected()
    {
        var expected = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < Addresses; i++)
        {
            foreach (var length in _connections[i] == 0 ? [] : PrefixLengths)
            {
                var key = AddressOf((Network + (uint)i) & (uint.MaxValue << (32 - length))).ToString();
                expected[key] = expected.GetValueOrDefault(key) + _connections[i];
            }
        }

        return expected;
    }

    public void Dispose() => _isStopping = true;

    private static IPAddress AddressOf(uint address) => new(unchecked((uint)IPAddress.HostToNetworkOrder((int)address)));

    private void Run(int number)
    {
        try
        {
            // Threads share no address, so each address's count has one writer.
            for (var at = number; !_isStopping; at = at + Threads < Addresses ? at + Threads : number)
            {
                Connect(AddressOf(Network + (uint)at));
                _connections[at]++;
                Interlocked.Increment(ref _count);
            }
        }
#pragma warning disable CA1031 // The test reports it: on this thread it would end the process.
        catch (Exception error)
#pragma warning restore CA1031
        {
            _failure = error;
        }
    }

    /// <summary>Returns once the proxy has refused the connection: then it is counted.</summary>
    private void Connect(IPAddress from)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveTimeout = (int)Deadlines.Step.TotalMilliseconds };
        socket.Bind(new IPEndPoint(from, 0));
        try
        {
            socket.Connect(_to);
            Span<byte> nothing = stackalloc byte[1];
            if (socket.Receive(nothing) != 0)
                throw new InvalidOperationException("the proxy sent something");
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionReset)
        {
            // Refused as well, perhaps before this thread has seen the connection stand.
        }
    }
}
