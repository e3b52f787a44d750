using System.Text;
using ActorProxy.TestKit.Traffic;

namespace ActorProxy.Differential.Tests.Rules;

/// <summary>Rules, and what a client does to them. The server of backend <c>be</c> greets with "be" and echoes; that of <c>other</c> with "other".</summary>
/// <param name="Name">For the test's name.</param>
/// <param name="Frontend">Lines of the frontend, before <c>default_backend be</c>.</param>
/// <param name="Client">What the client does; the result is compared, with how the connection ended.</param>
internal sealed record RuleScenario(string Name, string Frontend, Func<TcpClientProbe, Task<string>> Client)
{
    /// <summary>Lines of the backend <c>be</c>.</summary>
    public string Backend { get; init; } = "";

    /// <summary>Words behind the bind address.</summary>
    public string BindOptions { get; init; } = "";

    /// <summary>A line is logged about the session.</summary>
    public bool IsLogged { get; init; } = true;

    public override string ToString() => Name;

    /// <summary>The client sends something and waits for the end.</summary>
    public static Func<TcpClientProbe, Task<string>> Sends(string text) => async client =>
    {
        if (text.Length > 0)
            await client.SendAsync(Encoding.Latin1.GetBytes(text));
        return await EndOf(client);
    };

    /// <summary>The client sends something and its end, and waits for the server's.</summary>
    public static Func<TcpClientProbe, Task<string>> SendsAll(string text) => async client =>
    {
        await client.SendAsync(Encoding.Latin1.GetBytes(text));
        client.HalfClose();
        return await EndOf(client);
    };

    /// <summary>The client sends byte after byte, each in a segment of its own, and its end.</summary>
    public static Func<TcpClientProbe, Task<string>> SendsByByte(string text) => async client =>
    {
        foreach (var letter in Encoding.Latin1.GetBytes(text))
        {
            await client.SendAsync(new[] { letter });
            await Task.Yield();
        }

        client.HalfClose();
        return await EndOf(client);
    };

    public static async Task<string> EndOf(TcpClientProbe client)
    {
        var (end, text) = await client.EndAsync();
        return $"{end}: {text}";
    }
}
