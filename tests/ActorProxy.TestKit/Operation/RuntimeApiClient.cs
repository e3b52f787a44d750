using System.Net.Sockets;
using System.Text;

namespace ActorProxy.TestKit.Operation;

/// <summary>Asks a proxy's runtime API over its unix socket, one connection a command, as socat does in scripts.</summary>
public sealed class RuntimeApiClient(string socketPath)
{
    public string SocketPath { get; } = socketPath;

    /// <summary>Sends one line and returns the whole answer, up to the end of the stream.</summary>
    public async Task<string> AskAsync(string command, TimeSpan? within = null)
    {
        using var deadline = new CancellationTokenSource(within ?? Deadlines.Step);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(SocketPath), deadline.Token).ConfigureAwait(false);
            var stream = new NetworkStream(socket);
            await using (stream.ConfigureAwait(false))
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\n"), deadline.Token).ConfigureAwait(false);
                // As socat and echo in a script: the command is all that will come.
                socket.Shutdown(SocketShutdown.Send);
                using var reader = new StreamReader(stream);
                return await reader.ReadToEndAsync(deadline.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"The runtime API at {SocketPath} did not finish its answer to '{command}'.");
        }
    }

    /// <summary>As <see cref="AskAsync"/>, but null when nobody answers: for waiting until somebody does.</summary>
    public async Task<string?> TryAskAsync(string command)
    {
        try
        {
            return await AskAsync(command, TimeSpan.FromSeconds(2)).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or IOException or TimeoutException)
        {
            return null;
        }
    }

    /// <summary>The lines <c>Name: value</c> of <c>show info</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> InfoAsync()
    {
        var fields = new Dictionary<string, string>();
        foreach (var line in (await AskAsync("show info").ConfigureAwait(false)).Split('\n'))
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0)
                fields[line[..colon]] = line[(colon + 1)..].Trim();
        return fields;
    }

    /// <summary>The rows of <c>show stat</c>.</summary>
    public async Task<StatTable> StatAsync() => StatTable.Parse(await AskAsync("show stat").ConfigureAwait(false));
}
