using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;

namespace ActorProxy.EndToEnd.Tests.Documentation;

/// <summary>The servers that an example's configuration names: each says its name and echoes, or answers HTTPS with its name where the page uses curl.</summary>
internal sealed partial class ExampleServers : IDisposable
{
    private readonly Dictionary<int, int> _ports = [];
    private readonly List<TcpServer> _servers = [];

    public ExampleServers(DocumentedExample example)
    {
        var speakTls = example.Commands.Any(static one => one.Command.Contains("https://", StringComparison.Ordinal));
        foreach (Match line in ServerLine().Matches(example.Configuration))
        {
            var name = line.Groups["name"].Value;
            var server = TcpServer.Start(speakTls ? Https(name) : ServerBehaviours.Greet(name));
            _servers.Add(server);
            _ports[int.Parse(line.Groups["port"].Value, CultureInfo.InvariantCulture)] = server.Port;
        }
    }

    /// <summary>The port that stands for one of the page.</summary>
    public int PortOf(int written)
    {
        if (!_ports.TryGetValue(written, out var port))
            _ports[written] = port = FreePort.Next();
        return port;
    }

    public void Dispose()
    {
        foreach (var server in _servers)
            server.Dispose();
    }

    private static ServerBehaviour Https(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var made = new CertificateRequest("CN=example.org", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        return async (connection, end) =>
        {
            await using var plain = new NetworkStream(connection);
            await using var stream = new SslStream(plain);
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, end);
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            while (await reader.ReadLineAsync(end) is { Length: > 0 })
                continue;
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {name.Length + 1}\r\nConnection: close\r\n\r\n{name}\n"), end);
        };
    }

    [GeneratedRegex(@"^\s+server (?<name>\S+) 127\.0\.0\.1:(?<port>\d+)", RegexOptions.Multiline)]
    private static partial Regex ServerLine();
}
