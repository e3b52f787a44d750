using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.ProxyProtocol;

/// <summary>Debian's haproxy between a client and a server that tells which bytes came before the client's data.</summary>
/// <remarks>One frontend for each form of <c>send-proxy</c>, reached over TCP, IPv6, a unix socket, or with a header of the client's.</remarks>
public sealed class ProxyHeaderMirror : IAsyncLifetime
{
    /// <summary>What the client sends after its header, if any.</summary>
    private const string Data = "DATA\n";

    private readonly TcpServer _server = TcpServer.Start(TellWhatCame);
    private readonly TestDirectory _directory = new();
    private readonly Dictionary<string, int> _ports = [];
    private ProxyProcess _haproxy = null!;

    /// <summary>The frontends by name, and what stands on their server's line.</summary>
    public static IReadOnlyDictionary<string, string> Forms { get; } = new Dictionary<string, string>
    {
        ["v1"] = "send-proxy",
        ["v2"] = "send-proxy-v2",
        ["v2-checksum"] = "send-proxy-v2 proxy-v2-options crc32c",
        ["v2-id"] = "send-proxy-v2 proxy-v2-options unique-id",
        ["v2-both"] = "send-proxy-v2 proxy-v2-options unique-id,crc32c",
    };

    public async ValueTask InitializeAsync()
    {
        var configuration = new StringBuilder("defaults\n  mode tcp\n  timeout client 20s\n  timeout server 20s\n  timeout connect 20s\n");
        foreach ((string name, string options) in Forms)
        {
            int port = _ports[name] = FreePort.Next();
            configuration.Append($"""
                listen {name}
                  bind 127.0.0.1:{port}
                  bind [::1]:{port}
                  bind {Socket(name, "unix")}
                  bind {Socket(name, "accept")} accept-proxy
                  unique-id-format id-of-this
                  server s {_server.Address} {options}

                """);
        }

        _haproxy = await ProxyProcess.StartAsync(configuration.ToString(), ProxyOptions.ForHAProxy);
    }

    public async ValueTask DisposeAsync()
    {
        await _haproxy.DisposeAsync();
        _server.Dispose();
        _directory.Dispose();
    }

    /// <summary>Connects over IP; returns both ends of the client's connection and the header that haproxy sent.</summary>
    public async Task<(IPEndPoint Client, IPEndPoint Frontend, byte[] Header)> ConnectAsync(string form, IPAddress address)
    {
        var frontend = new IPEndPoint(address, _ports[form]);
        using TcpClientProbe client = await TcpClientProbe.ConnectAsync(frontend);
        byte[]? header = await ExchangeAsync(client, []);
        return (client.LocalEndPoint, frontend, header!);
    }

    /// <summary>Connects over the unix socket and returns the header that haproxy sent.</summary>
    public async Task<byte[]> ConnectUnixAsync(string form)
    {
        using TcpClientProbe client = await TcpClientProbe.ConnectAsync(new UnixDomainSocketEndPoint(Socket(form, "unix")));
        return (await ExchangeAsync(client, []))!;
    }

    /// <summary>Sends a header to the <c>accept-proxy</c> socket and returns the one that haproxy sent on; null when it refused.</summary>
    public async Task<byte[]?> SendHeaderAsync(string form, byte[] header)
    {
        using TcpClientProbe client = await TcpClientProbe.ConnectAsync(new UnixDomainSocketEndPoint(Socket(form, "accept")));
        return await ExchangeAsync(client, header);
    }

    private string Socket(string form, string kind) => _directory.File($"{form}-{kind}");

    private static async Task<byte[]?> ExchangeAsync(TcpClientProbe client, byte[] header)
    {
        await client.SendAsync((byte[])[.. header, .. Encoding.ASCII.GetBytes(Data)]);
        (_, string answer) = await client.EndAsync();
        return answer.Length == 0 ? null : Convert.FromHexString(answer[..^(2 * Data.Length)]);
    }

    private static async Task TellWhatCame(Socket connection, CancellationToken end)
    {
        var buffer = new byte[65536];
        int length = 0;
        while (!buffer.AsSpan(0, length).EndsWith(Encoding.ASCII.GetBytes(Data)))
        {
            int read = await connection.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None, end);
            if (read == 0)
                return;
            length += read;
        }

        await connection.SendAsync(Encoding.ASCII.GetBytes(Convert.ToHexString(buffer, 0, length)), SocketFlags.None, end);
    }
}
