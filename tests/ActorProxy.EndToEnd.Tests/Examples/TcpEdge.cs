using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ActorProxy.EndToEnd.Tests.Examples;

/// <summary>examples/tcp-edge as it runs, with servers that greet by their names.</summary>
internal sealed class TcpEdge : IAsyncDisposable
{
    private static readonly string[] Names = ["blue1", "green1", "unknown1", "desktop1", "desktop2", "desktop3"];

    private readonly Dictionary<string, TcpServer> _servers;
    private readonly int _rdpPort;

    private TcpEdge(Dictionary<string, TcpServer> servers, ProxyProcess proxy, int tlsPort, int rdpPort)
    {
        _servers = servers;
        Proxy = proxy;
        TlsPort = tlsPort;
        _rdpPort = rdpPort;
    }

    public ProxyProcess Proxy { get; }

    public int TlsPort { get; }

    public static async Task<TcpEdge> StartAsync(int connectionsPerSecond = 100_000)
    {
        var servers = Names.ToDictionary(static name => name, TcpServer.Named);
        var directory = new TestDirectory();
        foreach (var file in new[] { "sites.map", "maintenance.map", "blocked.acl" })
            directory.Write(file, await File.ReadAllTextAsync(Repository.PathTo("examples/tcp-edge/" + file)));
        var (tls, rdp) = (FreePort.Next(), FreePort.Next());
        var environment = servers.ToDictionary(static one => Variable(one.Key), static one => (string?)Text(one.Value.Port));
        environment["TLS_PORT"] = Text(tls);
        environment["RDP_PORT"] = Text(rdp);
        environment["RUN_FOLDER"] = directory.Path;
        environment["CONNECTIONS_PER_SECOND"] = Text(connectionsPerSecond);
        var proxy = await ProxyProcess.StartAsync(await File.ReadAllTextAsync(Repository.PathTo("examples/tcp-edge/haproxy.cfg")), new ProxyOptions { Environment = environment }, directory);
        return new TcpEdge(servers, proxy, tls, rdp);
    }

    /// <summary>The lines of sites.map.</summary>
    public IReadOnlyList<(string Name, string Backend)> Sites() =>
    [
        .. from line in File.ReadLines(Proxy.Directory.File("sites.map"))
           where !line.StartsWith('#')
           let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
           select (words[0], words[1]),
    ];

    /// <summary>A client that has sent its hello for a name.</summary>
    public async Task<TcpClientProbe> ConnectAsync(string name)
    {
        var client = await TcpClientProbe.ConnectAsync(TlsPort);
        await client.SendAsync(await ClientHello.OfAsync(name));
        return client;
    }

    /// <summary>The server that a hello for this name reaches; null when the connection is closed instead.</summary>
    public async Task<string?> GreetingAsync(string name) => await GreetingAsync(TlsPort, await ClientHello.OfAsync(name));

    /// <summary>The desktop that a connection request with this cookie reaches; null when the connection is closed instead.</summary>
    public Task<string?> DesktopAsync(string cookie) => GreetingAsync(_rdpPort, ConnectionRequest(cookie));

    /// <summary>A server's address and port as RDP's routing cookie spells them: decimal, in the machine's order of bytes, and a reserved 0.</summary>
    public string RoutingCookie(string server)
    {
        var end = _servers[server].EndPoint;
        var swapped = (ushort)((end.Port >> 8) | (end.Port << 8));
        return string.Create(CultureInfo.InvariantCulture, $"{BitConverter.ToUInt32(end.Address.GetAddressBytes())}.{swapped}.0000");
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        foreach (var server in _servers.Values)
            server.Dispose();
    }

    private static async Task<string?> GreetingAsync(int port, byte[] hello)
    {
        // Who is rejected at once may see the reset before the connection even stands.
        try
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            await client.SendAsync(hello);
            return await client.ReadLineAsync();
        }
        catch (Exception end) when (end is EndOfStreamException or SocketException)
        {
            return null;
        }
    }

    /// <summary>TPKT and X.224 headers and the cookie's line (MS-RDPBCGR 2.2.1.1).</summary>
    private static byte[] ConnectionRequest(string cookie)
    {
        var line = Encoding.ASCII.GetBytes($"Cookie: {cookie}\r\n");
        byte[] negotiation = [1, 0, 8, 0, 3, 0, 0, 0];
        var length = 11 + line.Length + negotiation.Length;
        return [3, 0, (byte)(length >> 8), (byte)length, (byte)(length - 5), 0xe0, 0, 0, 0, 0, 0, .. line, .. negotiation];
    }

    private static string Variable(string server) => server.StartsWith("desktop", StringComparison.Ordinal) ? $"{server.ToUpperInvariant()}_PORT" : $"{server[..^1].ToUpperInvariant()}_PORT";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
