using System.Net.Sockets;
using System.Text;
using ActorProxy.TestKit.Traffic;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>A backend's check and a server that it meets.</summary>
/// <param name="Lines">What stands in the backend, parted by " ; ".</param>
/// <param name="Server">What the server does; null when nobody listens.</param>
/// <param name="ServerOptions">What else stands on the server's line.</param>
public sealed record CheckScenario(string Name, string Lines, ServerBehaviour? Server, string ServerOptions = "")
{
    /// <summary>The server never accepts, and its queue is full.</summary>
    public bool IsFull { get; init; }

    /// <summary>Says something once connected and goes on listening.</summary>
    public static ServerBehaviour Say(string text) => async (connection, end) =>
    {
        await SendAsync(connection, text, end);
        await ServerBehaviours.NeverAnswer(connection, end);
    };

    /// <summary>Says something once connected and closes in order.</summary>
    public static ServerBehaviour SayAndClose(string text) => async (connection, end) =>
    {
        await SendAsync(connection, text, end);
        await FinishAsync(connection, end);
    };

    /// <summary>Says something after the first bytes came, and goes on listening.</summary>
    public static ServerBehaviour Answer(string text) => async (connection, end) =>
    {
        await connection.ReceiveAsync(new byte[65536], SocketFlags.None, end);
        await SendAsync(connection, text, end);
        await ServerBehaviours.NeverAnswer(connection, end);
    };

    /// <summary>Says something after the first bytes came, and closes in order.</summary>
    public static ServerBehaviour AnswerAndClose(string text) => async (connection, end) =>
    {
        await connection.ReceiveAsync(new byte[65536], SocketFlags.None, end);
        await SendAsync(connection, text, end);
        await FinishAsync(connection, end);
    };

    /// <summary>Says something in pieces, a moment between two.</summary>
    public static ServerBehaviour Slowly(params string[] pieces) => async (connection, end) =>
    {
        foreach (string piece in pieces)
        {
            await Task.Delay(20, end);
            await SendAsync(connection, piece, end);
        }

        await ServerBehaviours.NeverAnswer(connection, end);
    };

    /// <summary>Says something, and after each receipt the next thing; then goes on listening.</summary>
    public static ServerBehaviour Talk(params string[] turns) => async (connection, end) =>
    {
        await TalkAsync(connection, turns, end);
        await ServerBehaviours.NeverAnswer(connection, end);
    };

    /// <summary>As <see cref="Talk"/>, and closes in order behind the last thing.</summary>
    public static ServerBehaviour TalkAndClose(params string[] turns) => async (connection, end) =>
    {
        await TalkAsync(connection, turns, end);
        await FinishAsync(connection, end);
    };

    public override string ToString() => Name;

    private static async Task TalkAsync(Socket connection, string[] turns, CancellationToken end)
    {
        var buffer = new byte[4096];
        for (int turn = 0; turn < turns.Length; turn++)
        {
            if (turn > 0)
                await connection.ReceiveAsync(buffer, SocketFlags.None, end);
            await SendAsync(connection, turns[turn], end);
        }
    }

    private static async Task SendAsync(Socket connection, string text, CancellationToken end) =>
        await connection.SendAsync(Encoding.Latin1.GetBytes(text), SocketFlags.None, end);

    /// <summary>Sends the end and reads on, so that unread bytes make no reset of it.</summary>
    private static async Task FinishAsync(Socket connection, CancellationToken end)
    {
        connection.Shutdown(SocketShutdown.Send);
        var buffer = new byte[4096];
        while (await connection.ReceiveAsync(buffer, SocketFlags.None, end) > 0)
            continue;
    }
}
