using System.Net.Sockets;
using System.Text;

namespace ActorProxy.TestKit.Traffic;

/// <summary>The servers that a proxy meets: good, slow, broken.</summary>
public static class ServerBehaviours
{
    /// <summary>Sends back what it reads, until the other side has sent its end.</summary>
    public static async Task Echo(Socket connection, CancellationToken end)
    {
        var buffer = new byte[4096];
        while (await connection.ReceiveAsync(buffer, SocketFlags.None, end).ConfigureAwait(false) is var length and > 0)
            await connection.SendAllAsync(buffer.AsMemory(0, length), end).ConfigureAwait(false);
    }

    /// <summary>Sends <paramref name="name"/> as a line first, then echoes.</summary>
    public static ServerBehaviour Greet(string name) => async (connection, end) =>
    {
        await connection.SendAllAsync(Encoding.ASCII.GetBytes(name + "\n"), end).ConfigureAwait(false);
        await Echo(connection, end).ConfigureAwait(false);
    };

    /// <summary>Sends <paramref name="name"/> as a line and closes: a client learns which server it got.</summary>
    public static ServerBehaviour NameAndClose(string name) => async (connection, end) =>
        await connection.SendAllAsync(Encoding.ASCII.GetBytes(name + "\n"), end).ConfigureAwait(false);

    /// <summary>Sends the address that the connection comes from as a line and closes.</summary>
    public static async Task TellPeer(Socket connection, CancellationToken end)
        => await connection.SendAllAsync(Encoding.ASCII.GetBytes(connection.RemoteEndPoint + "\n"), end).ConfigureAwait(false);

    /// <summary>Accepts, reads everything, and never answers or closes.</summary>
    public static async Task NeverAnswer(Socket connection, CancellationToken end)
    {
        var buffer = new byte[4096];
        while (await connection.ReceiveAsync(buffer, SocketFlags.None, end).ConfigureAwait(false) > 0)
            continue;
        await Task.Delay(Timeout.Infinite, end).ConfigureAwait(false);
    }

    /// <summary>Accepts and never reads: the sender's buffers fill up.</summary>
    public static async Task NeverRead(Socket connection, CancellationToken end) => await Task.Delay(Timeout.Infinite, end).ConfigureAwait(false);

    /// <summary>Closes as soon as it accepted.</summary>
    public static Task CloseAtOnce(Socket connection, CancellationToken end) => Task.CompletedTask;

    /// <summary>Resets as soon as it accepted.</summary>
    public static Task ResetAtOnce(Socket connection, CancellationToken end)
    {
        connection.LingerState = new LingerOption(enable: true, seconds: 0);
        return Task.CompletedTask;
    }

    /// <summary>Resets after the first bytes came.</summary>
    public static async Task ResetAfterFirstBytes(Socket connection, CancellationToken end)
    {
        await connection.ReceiveAsync(new byte[4096], SocketFlags.None, end).ConfigureAwait(false);
        connection.LingerState = new LingerOption(enable: true, seconds: 0);
    }

    /// <summary>Closes after the first bytes came, without an answer.</summary>
    public static async Task CloseAfterFirstBytes(Socket connection, CancellationToken end)
        => await connection.ReceiveAsync(new byte[4096], SocketFlags.None, end).ConfigureAwait(false);

    /// <summary>Sends a line and its own end at once, and goes on reading: answers with the count of bytes it got in <paramref name="received"/>.</summary>
    public static ServerBehaviour SendThenReadOn(string line, Action<string> received) => async (connection, end) =>
    {
        await connection.SendAllAsync(Encoding.ASCII.GetBytes(line + "\n"), end).ConfigureAwait(false);
        connection.Shutdown(SocketShutdown.Send);
        received(await ReadToEndAsync(connection, end).ConfigureAwait(false));
    };

    /// <summary>Reads up to the other side's end and only then answers, with the text it got in upper case: needs the half-close forwarded.</summary>
    public static async Task AnswerAfterEnd(Socket connection, CancellationToken end)
    {
        var text = await ReadToEndAsync(connection, end).ConfigureAwait(false);
        await connection.SendAllAsync(Encoding.ASCII.GetBytes(text.ToUpperInvariant()), end).ConfigureAwait(false);
    }

    private static async Task<string> ReadToEndAsync(Socket connection, CancellationToken end)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (await connection.ReceiveAsync(buffer, SocketFlags.None, end).ConfigureAwait(false) is var length and > 0)
            text.Append(Encoding.ASCII.GetString(buffer, 0, length));
        return text.ToString();
    }
}
