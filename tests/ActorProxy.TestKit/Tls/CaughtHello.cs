using System.Net;
using System.Net.Sockets;
using ActorProxy.TestKit.Processes;

namespace ActorProxy.TestKit.Tls;

/// <summary>Catches the ClientHello of a program that is installed here.</summary>
public static class CaughtHello
{
    /// <param name="client">The program and its arguments, from the port of 127.0.0.1 that it has to connect to.</param>
    public static async Task<byte[]> OfAsync(Func<int, (string Program, string[] Arguments)> client)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var deadline = new CancellationTokenSource(Deadlines.Load);
        var (program, arguments) = client(((IPEndPoint)listener.LocalEndpoint).Port);
        var run = Command.RunAsync(program, arguments, within: Deadlines.Load);
        using var connection = await listener.AcceptSocketAsync(deadline.Token).ConfigureAwait(false);
        var received = new byte[16384];
        var length = 0;
        do
            length += await connection.ReceiveAsync(received.AsMemory(length), deadline.Token).ConfigureAwait(false);
        while (length < 5 || length < 5 + (received[3] << 8 | received[4]));
        connection.Close();
        await run.ConfigureAwait(false);
        return received[..length];
    }

    public static Task<byte[]> OfOpensslAsync(params string[] arguments) => OfAsync(port => ("openssl", ["s_client", "-connect", $"127.0.0.1:{port}", .. arguments]));

    /// <param name="host">What it asks for; it is led to 127.0.0.1.</param>
    public static Task<byte[]> OfCurlAsync(string host, params string[] arguments) => OfAsync(port => ("curl", ["-sk", "--resolve", $"{host}:{port}:127.0.0.1", .. arguments, $"https://{host}:{port}/"]));
}
