using System.Net;
using System.Text;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Traffic;

namespace ActorProxy.Differential.Tests.Logging;

/// <summary>One way for sessions to end: the servers, what the clients do, and what the configuration adds.</summary>
/// <param name="Name">A present-tense sentence, for the test's name.</param>
/// <param name="Server">How the server behaves; null for a port where nobody listens.</param>
/// <param name="Clients">What clients do, given the proxy's port and its runtime API.</param>
internal sealed record SessionEndScenario(string Name, ServerBehaviour? Server, Func<int, RuntimeApiClient, Task> Clients)
{
    /// <summary>Words behind the server's address.</summary>
    public string ServerOptions { get; init; } = "";

    /// <summary>Lines of the backend.</summary>
    public string BackendLines { get; init; } = "";

    /// <summary>Lines of the frontend.</summary>
    public string FrontendLines { get; init; } = "";

    /// <summary>Words behind the bind address.</summary>
    public string BindOptions { get; init; } = "";

    /// <summary>How many sessions there are, each of which has a line.</summary>
    public int Sessions { get; init; } = 1;

    public static IReadOnlyList<SessionEndScenario> All { get; } =
    [
        new("both sides are done", ServerBehaviours.Echo, async (port, _) =>
        {
            using var client = await TalkAsync(port);
            client.HalfClose();
            await client.EndAsync();
        }),
        new("the client closes", ServerBehaviours.Echo, async (port, _) =>
        {
            using var client = await TalkAsync(port);
        }),
        new("the client resets", ServerBehaviours.Echo, async (port, _) =>
        {
            using var client = await TalkAsync(port);
            client.Reset();
        }),
        new("the client falls silent", ServerBehaviours.Echo, async (port, _) =>
        {
            using var client = await TalkAsync(port);
            await client.EndAsync();
        }),
        new("the server never answers", ServerBehaviours.NeverAnswer, async (port, _) =>
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            await client.SendLineAsync("hello");
            await client.EndAsync();
        }),
        new("the server closes after bytes", ServerBehaviours.CloseAfterFirstBytes, SendAndWaitAsync),
        new("the server resets after bytes", ServerBehaviours.ResetAfterFirstBytes, SendAndWaitAsync),
        new("the server is done first", ServerBehaviours.NameAndClose("bye"), async (port, _) =>
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            await client.EndAsync();
        }),
        new("the server refuses", null, async (port, _) =>
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            await client.SendLineAsync("hello");
            // What it sent was never passed on, and still its connection ends in order.
            if ((await client.EndAsync()).End != ConnectionEnd.Closed)
                throw new InvalidOperationException("The client saw a reset.");
        }) { BackendLines = "retries 2" },
        new("two servers refuse", null, WaitAsync) { BackendLines = "retries 3\n    option redispatch\n    server s2 127.0.0.1:1" },
        new("there is no server", null, WaitAsync) { ServerOptions = "disabled" },
        new("the queue times out", ServerBehaviours.Echo, async (port, runtime) =>
        {
            using var first = await TalkAsync(port);
            await SendAndWaitAsync(port, runtime);
            await EndedAsync(runtime, left: 1);
        }) { ServerOptions = "maxconn 1", Sessions = 2 },
        new("the client leaves the queue", ServerBehaviours.Echo, async (port, runtime) =>
        {
            using var first = await TalkAsync(port);
            using (var second = await TcpClientProbe.ConnectAsync(port))
            {
                await second.SendLineAsync("hello");
                await WaitingAsync(runtime);
            }

            await EndedAsync(runtime, left: 1);
        }) { ServerOptions = "maxconn 1", BackendLines = "option abortonclose\n    timeout queue 10s", Sessions = 2 },
        new("the queue is served", ServerBehaviours.Echo, async (port, runtime) =>
        {
            var first = await TalkAsync(port);
            using var second = await TcpClientProbe.ConnectAsync(port);
            await second.SendLineAsync("hello");
            await WaitingAsync(runtime);
            first.Dispose();
            await second.ReadLineAsync();
            // Its slot is given back before it is no longer counted, and the second one's line shows the count.
            await EndedAsync(runtime, left: 1);
        }) { ServerOptions = "maxconn 1", BackendLines = "timeout queue 10s", Sessions = 2 },
        new("the queue times out behind one that was served", ServerBehaviours.Echo, async (port, runtime) =>
        {
            var first = await TalkAsync(port);
            using var served = await TcpClientProbe.ConnectAsync(port);
            await served.SendLineAsync("hello");
            await WaitingAsync(runtime);
            var late = SendAndWaitAsync(port, runtime);
            await WaitingAsync(runtime, 2);

            first.Dispose();
            await served.ReadLineAsync();
            await late;
            await EndedAsync(runtime, left: 1);
        }) { ServerOptions = "maxconn 1", FrontendLines = "timeout client 5s", BackendLines = "timeout queue 1s\n    timeout server 5s", Sessions = 3 },
        new("a maxqueue does not limit the backend's queue", ServerBehaviours.Echo, ThreeClientsAsync)
            { ServerOptions = "maxconn 1 maxqueue 1", BackendLines = "timeout queue 10s", Sessions = 3 },
        new("the queue of a hash's server is full", ServerBehaviours.Echo, ThreeClientsAsync)
            { ServerOptions = "maxconn 1 maxqueue 1", BackendLines = "balance source\n    timeout queue 10s", Sessions = 3 },
        new("the queue of a hash's server is full and redispatch does not help", ServerBehaviours.Echo, ThreeClientsAsync)
            { ServerOptions = "maxconn 1 maxqueue 1", BackendLines = "balance source\n    option redispatch\n    timeout queue 10s", Sessions = 3 },
        new("the queue of the only backup is full", ServerBehaviours.Echo, ThreeClientsAsync)
            { ServerOptions = "backup maxconn 1 maxqueue 1", BackendLines = "timeout queue 10s", Sessions = 3 },
        new("the queue of a hash's server times out", ServerBehaviours.Echo, async (port, runtime) =>
        {
            using var first = await TalkAsync(port);
            await SendAndWaitAsync(port, runtime);
            await EndedAsync(runtime, left: 1);
        }) { ServerOptions = "maxconn 1", BackendLines = "balance source", Sessions = 2 },
        new("the client leaves the queue of a hash's server", ServerBehaviours.Echo, async (port, runtime) =>
        {
            using var first = await TalkAsync(port);
            using (var second = await TcpClientProbe.ConnectAsync(port))
            {
                await second.SendLineAsync("hello");
                await WaitingAsync(runtime);
            }

            await EndedAsync(runtime, left: 1);
        }) { ServerOptions = "maxconn 1", BackendLines = "balance source\n    option abortonclose\n    timeout queue 10s", Sessions = 2 },
        new("an operator ends the sessions of a server", ServerBehaviours.Echo, async (port, runtime) =>
        {
            using var client = await TalkAsync(port);
            await runtime.AskAsync("shutdown sessions server be/s1");
            await client.EndAsync();
        }),
        new("the server is marked down", ServerBehaviours.Echo, async (port, runtime) =>
        {
            using var client = await TalkAsync(port);
            await runtime.AskAsync("disable server be/s1");
            await client.EndAsync();
        }) { ServerOptions = "on-marked-down shutdown-sessions" },
        new("nothing was said and nulls are not logged", ServerBehaviours.Echo, async (port, runtime) =>
        {
            using (await TcpClientProbe.ConnectAsync(port)) { }
            await EndedAsync(runtime, left: 0);
            using var client = await TalkAsync(port);
        }) { FrontendLines = "option dontlognull" },
        new("normal ends are not logged", ServerBehaviours.Echo, async (port, runtime) =>
        {
            using (var normal = await TalkAsync(port))
            {
                normal.HalfClose();
                await normal.EndAsync();
            }

            await EndedAsync(runtime, left: 0);
            using var client = await TalkAsync(port);
            await client.EndAsync();
        }) { FrontendLines = "option dontlog-normal" },
        new("the line is written as soon as possible", ServerBehaviours.Echo, async (port, _) =>
        {
            using var client = await TalkAsync(port);
        }) { FrontendLines = "option logasap" },
        new("a PROXY header tells the client", ServerBehaviours.Echo, async (port, _) =>
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            await client.SendAsync("PROXY TCP4 192.0.2.1 192.0.2.2 11 22\r\nhello\n"u8.ToArray());
            await client.ReadLineAsync();
        }) { BindOptions = "accept-proxy" },
        new("a PROXY header is missing", ServerBehaviours.Echo, async (port, _) =>
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            await client.SendAsync("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
            await client.EndAsync();
        }) { BindOptions = "accept-proxy" },
        new("the client closes before its PROXY header", ServerBehaviours.Echo, async (port, _) =>
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
        }) { BindOptions = "accept-proxy name one" },
        WithHeader("the client resets before its PROXY header", "", client => client.Reset()),
        WithHeader("the client closes inside its PROXY header", "PROXY TCP4 192.0.2.1", client => client.HalfClose()),
        WithHeader("a PROXY header stays incomplete", "PROXY TCP4 192.0.2.1"),
        WithHeader("a PROXY header never comes", ""),
        WithHeader("a PROXY header is of an unknown protocol", "PROXY SCTP 192.0.2.1 192.0.2.2 11 22\r\n"),
        WithHeader("a PROXY header has no addresses where they belong", "PROXY TCP4 here there 11 22\r\n"),
        WithHeader("a PROXY header is too long", "PROXY TCP4 " + new string('1', 200)),
    ];

    public override string ToString() => Name;

    private static SessionEndScenario WithHeader(string name, string header, Action<TcpClientProbe>? then = null) => new(name, ServerBehaviours.Echo, async (port, _) =>
    {
        using var client = await TcpClientProbe.ConnectAsync(port);
        if (header.Length > 0)
            await client.SendAsync(Encoding.ASCII.GetBytes(header));
        then?.Invoke(client);
        if (then is null)
            await client.EndAsync();
    })
    { BindOptions = "accept-proxy" };

    private static async Task<TcpClientProbe> TalkAsync(int port)
    {
        var client = await TcpClientProbe.ConnectAsync(port);
        if (await client.AskAsync("hello") is var answer && answer != "hello")
            throw new InvalidOperationException($"The server answered '{answer}'.");
        return client;
    }

    private static async Task SendAndWaitAsync(int port, RuntimeApiClient runtime)
    {
        using var client = await TcpClientProbe.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port));
        await client.SendLineAsync("hello");
        await client.EndAsync();
    }

    private static async Task WaitAsync(int port, RuntimeApiClient runtime)
    {
        using var client = await TcpClientProbe.ConnectAsync(port);
        await client.EndAsync();
    }

    /// <summary>One is served, one waits, and the third waits too or is refused; then all are served that can be.</summary>
    private static async Task ThreeClientsAsync(int port, RuntimeApiClient runtime)
    {
        var first = await TalkAsync(port);
        using var second = await TcpClientProbe.ConnectAsync(port);
        await second.SendLineAsync("hello");
        await WaitingAsync(runtime);
        // It says nothing: whether that would be read before the refusal is a matter of luck.
        using var third = await TcpClientProbe.ConnectAsync(port);
        await HoldsAsync(runtime, "the third waits or is refused",
            stat => stat.Rows.Where(row => row.Proxy == "be").Sum(row => row.Number("qcur")) + stat["be", "BACKEND"].Number("econ") == 2);
        first.Dispose();
        await second.ReadLineAsync();
        // As above: the second one's line shows how many there are.
        await HoldsAsync(runtime, "the first is gone", stat => stat["fe", "FRONTEND"].Number("scur") + stat["be", "BACKEND"].Number("econ") == 2);
        second.Dispose();
        await third.EndAsync();
    }

    private static Task WaitingAsync(RuntimeApiClient runtime, int count = 1) =>
        HoldsAsync(runtime, $"{count} streams wait", stat => stat.Rows.Where(row => row.Proxy == "be").Sum(row => row.Number("qcur")) == count);

    private static Task EndedAsync(RuntimeApiClient runtime, int left) =>
        HoldsAsync(runtime, $"{left} sessions are left", stat => stat["fe", "FRONTEND"] is var row && row.Number("scur") == left && row.Number("stot") > 0);

    private static Task HoldsAsync(RuntimeApiClient runtime, string what, Predicate<StatTable> holds) =>
        TestKit.Eventually.HoldsAsync(what, async () => holds(StatTable.Parse(await runtime.AskAsync("show stat"))));
}
