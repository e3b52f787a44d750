using ActorProxy.Core.Stats;
using BenchmarkDotNet.Attributes;

namespace ActorProxy.Benchmarks.Stats;

/// <summary>What counting one session costs on all objects that it touches, from one thread and from two at once.</summary>
[Config(typeof(ShortInProcess))]
public class CounterBenchmarks
{
    private const int Times = 200_000;

    private readonly FrontendCounters _frontend = new();
    private readonly ListenerCounters _listener = new();
    private readonly BackendCounters _backend = new();
    private readonly ServerCounters _server = new();
    private readonly ProcessCounters _process = new(2);

    [Benchmark(OperationsPerInvoke = Times)]
    public void Count_a_session()
    {
        for (var i = 0; i < Times; i++)
            Session(i / 50);
    }

    [Benchmark(OperationsPerInvoke = 2 * Times)]
    public void Count_sessions_from_two_threads()
    {
        var other = new Thread(Count_a_session);
        other.Start();
        Count_a_session();
        other.Join();
    }

    private void Session(long nowMs)
    {
        _process.ConnectionAccepted(nowMs);
        _frontend.ConnectionAccepted(nowMs);
        _listener.ConnectionAccepted();
        _process.SessionStarted(nowMs);
        _frontend.SessionStarted(nowMs);
        _listener.SessionStarted();
        _backend.SessionStarted(nowMs);
        _backend.Picks.Increment();
        _backend.SessionPassed(nowMs);
        _server.Picks.Increment();
        _server.SessionStarted(nowMs);
        _backend.ConnectAttempts.Increment();
        _server.ConnectAttempts.Increment();
        _frontend.BytesIn.Add(100);
        _frontend.BytesOut.Add(200);
        _listener.BytesIn.Add(100);
        _listener.BytesOut.Add(200);
        _backend.BytesIn.Add(100);
        _backend.BytesOut.Add(200);
        _server.BytesIn.Add(100);
        _server.BytesOut.Add(200);
        var times = new SessionTimes(0, 1, 0, 20);
        _backend.AddTimes(times);
        _server.AddTimes(times);
        _server.SessionEnded();
        _backend.SessionEnded();
        _process.StreamEnded();
        _frontend.ConnectionClosed();
        _listener.ConnectionClosed();
        _process.ConnectionClosed();
    }
}
