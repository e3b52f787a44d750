using System.Net;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Traffic;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>A running proxy with servers that tell their names.</summary>
public sealed class ProxyBalanceSubject(RuntimeApiClient runtime, string proxy, int port) : IBalanceSubject, IDisposable
{
    private readonly List<string> trace = [];
    private readonly SortedDictionary<int, (TcpClientProbe Client, Task<string> Name)> waiting = [];
    private readonly SortedDictionary<int, TcpClientProbe> held = [];
    private int count;

    public IReadOnlyList<string> Trace => trace;

    public IReadOnlyCollection<int> Open => [.. waiting.Keys.Concat(held.Keys).Order()];

    public async Task VisitAsync(IPAddress? from = null)
    {
        using var client = await TcpClientProbe.ConnectAsync(port, from);
        trace.Add(await ServerOfAsync(client.ReadLineAsync()));
        await EndAsync(client);
    }

    public async Task HoldAsync(IPAddress? from = null)
    {
        var client = await TcpClientProbe.ConnectAsync(port, from);
        var name = ServerOfAsync(client.ReadLineAsync());
        var expected = waiting.Count + 1;
        // Most are served at once; only for the others the queue is asked.
        await Task.WhenAny(name, Task.Delay(20));
        await Eventually.HoldsAsync("the client is served or waits", async () => name.IsCompleted || await QueuedAsync() == expected);
        var number = count++;
        if (!name.IsCompleted)
        {
            waiting.Add(number, (client, name));
            trace.Add($"{number} waits");
            return;
        }

        trace.Add($"{number} gets {await name}");
        if (name.Result.StartsWith('s'))
            held.Add(number, client);
        else
            client.Dispose();
    }

    public async Task LeaveAsync(int stream)
    {
        trace.Add($"{stream} leaves");
        if (held.Remove(stream, out var client))
        {
            await EndAsync(client);
            client.Dispose();
        }
        else if (waiting.Remove(stream, out var waiter))
        {
            // A half-closed client would stay in the queue.
            waiter.Client.Reset();
            await waiter.Name.ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await SettleAsync();
    }

    public async Task CommandAsync(string command, string server, string arguments)
    {
        var answer = await runtime.AskAsync($"{command} {proxy}/{server} {arguments}".TrimEnd());
        trace.Add($"{command} {server} {arguments}: {(answer.Trim().Length == 0 ? "done" : "refused")}");
        await SettleAsync();
    }

    public void Dispose()
    {
        foreach (var client in held.Values)
            client.Dispose();
        foreach (var (client, _) in waiting.Values)
            client.Dispose();
    }

    /// <summary>The line that the server sent, or "none" when the proxy closed instead.</summary>
    private static async Task<string> ServerOfAsync(Task<string> line)
    {
        try
        {
            return await line;
        }
        catch (Exception e) when (e is EndOfStreamException or System.Net.Sockets.SocketException or ObjectDisposedException)
        {
            return "none";
        }
    }

    private static async Task EndAsync(TcpClientProbe client)
    {
        client.HalfClose();
        await client.EndAsync();
    }

    /// <summary>Waits until everybody who left the queue has a server, and notes who got which.</summary>
    private async Task SettleAsync()
    {
        if (waiting.Count == 0)
            return;
        await Eventually.HoldsAsync("the queue has settled", async () =>
        {
            var queued = await QueuedAsync();
            return waiting.Values.Count(waiter => !waiter.Name.IsCompleted) == queued;
        });
        foreach (var (number, (client, name)) in waiting.Where(entry => entry.Value.Name.IsCompleted).ToArray())
        {
            waiting.Remove(number);
            held.Add(number, client);
            trace.Add($"{number} gets {await name}");
        }
    }

    private async Task<long> QueuedAsync()
        => (await runtime.StatAsync()).Rows.Where(row => row.Proxy == proxy && row.Service != "FRONTEND").Sum(row => row.Number("qcur"));
}
