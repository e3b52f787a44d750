using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorProxy.TestKit.Operation;

/// <summary>One line of <c>option tcplog</c>, taken apart (configuration.txt 8.2.2).</summary>
public sealed partial record TcpLogLine(
    string Client, string Frontend, string Backend, string Server,
    int QueueTime, int ConnectTime, int TotalTime, long Bytes, string TerminationState, int Retries, bool WasRedispatched)
{
    /// <summary>A pattern that matches such lines of one frontend, for <see cref="LogReceiver"/>.</summary>
    public static string Of(string frontend) => $@" \[[^]]+\] {Regex.Escape(frontend)} \S+/\S+ -?\d+/";

    public static TcpLogLine Parse(string message)
    {
        var match = Shape().Match(message);
        if (!match.Success)
            throw new FormatException($"Not a line of option tcplog: {message}");
        string Text(string name) => match.Groups[name].Value;
        int Number(string name) => int.Parse(Text(name).TrimStart('+'), CultureInfo.InvariantCulture);
        return new TcpLogLine(Text("client"), Text("fe"), Text("be"), Text("srv"), Number("tw"), Number("tc"), Number("tt"),
            long.Parse(Text("bytes").TrimStart('+'), CultureInfo.InvariantCulture), Text("ts"), Number("retries"), Text("retries").StartsWith('+'));
    }

    [GeneratedRegex(@"(?<client>\S+:\d+) \[[^]]+\] (?<fe>\S+) (?<be>[^/ ]+)/(?<srv>\S+) (?<tw>-?\d+)/(?<tc>-?\d+)/(?<tt>\+?\d+) (?<bytes>\+?\d+) (?<ts>\S\S) \d+/\d+/\d+/\d+/(?<retries>\+?\d+) \d+/\d+$")]
    private static partial Regex Shape();
}
