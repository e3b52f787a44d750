using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Logging;

/// <summary>Where an expression in a log format ends: past quotes, parentheses and backslashes, as with haproxy.</summary>
public sealed class LogExpressionDifferentialTests
{
    private static readonly string[] Formats =
    [
        @"%[str(a\]b)]", "%[str('x]y')]", "%[str(\"x]y\")]", "%[str('p q')]", "%[str(ab),regsub([a-b],z)]", "%[str(a]b)]", "%[str([)]", "%[str(])]", "%[str('a)]", "%[str(a]",
        "%[src,", "%[src ]", "%[ src]", "%[src ,lower]", "%[str(a) lower]", "%[str(a) upper,lower]", "%[]", "%[ ]", "%[", "%[src", "%[src\t]", "%[str(')')]", @"%[str(\))]", "%[str(\"a'b\")]", "%[str('a\"b')]",
        "%[str(a]) ]x", "%[src]]", "%[str(a(b)c)]", "%[str(a b)]", @"%[str(a\ b)]", @"%[str(a\\]b)]", @"%[str(\')]", "%[str(a)x]", "%[src[]", "%[str(%[src])]", "%[str(a,b)]", @"%[str('a\'b')]", @"%[str(""a\""b"")]",
        "%[str(a]>)]", "%{+Q}[str(a b)]", "%[str(a),]", "%[str(a),,upper]", "%[str(a),upper,]", "%[,upper]", "%[str(a), upper]", "%[str (a)]", "%[nosuch]", "%[nosuch(]>)]", "%[sr+c]", "%[str(a),nosuch]",
        "%[str(a)]%[str(b)]", "%[str(a)],upper]", "%[\"src\"]", @"%[str(a\", @"%[src\]", @"%[src\ ]", "%[str(a),regsub('[a]',']')]", "%[str(a),regsub(\"[)]\",z)]", @"%[str(a),regsub(\[a\],z)]",
        "%[str(a),upper()]", "%[str(a),upper(]", "%[str()]", "%[str(\")]\")]", "%[str(')]", @"%[str(a\""]b)]", "%[str('a'']'b)]", "%[str(\"a\" ']' \"b\")]", "%[str( a )]", @"%[str(a\tb)]", "%[str('a),upper]')]",
        @"%[str(\\)]", @"%[str(\)]", "%[str(a,]", "%[str(%%)] %%", "%[str({+Q}o)]", "%[str(a),concat(],,)]", "%[str(a),concat(']','','[')]", "%[src][src]", "%[int(7),div(2)]%[int(7)]]", "%{-Q}[str(x]y)]%{+Q}[str(')]')]",
        @"%[str(""\')]", @"%[str('\"")]",
    ];

    [Fact]
    public async Task Expressions_end_where_haproxys_do()
    {
        var theirs = await Task.WhenAll(Formats.Select(IsAcceptedByHAProxyAsync));
        var ours = Formats.Select(static format => LogFormatCompiler.Compile("log-format", format, default, false, new CompilationScope([]) { Keyword = "log-format", Places = SamplePlaces.Log }) is not null);
        Assert.Equal(Formats.Zip(theirs), Formats.Zip(ours));
        string[] accepted = [.. Formats.Zip(theirs).Where(static pair => pair.Second).Select(static pair => pair.First)];
        Assert.InRange(accepted.Length, 20, Formats.Length - 20);
        Assert.Equal(await LinesAsync(accepted, ProxyOptions.ForHAProxy), await LinesAsync(accepted, ProxyOptions.ForActorProxy));
    }

    private static async Task<bool> IsAcceptedByHAProxyAsync(string format)
    {
        using var directory = new TestDirectory();
        var file = directory.Write("haproxy.cfg", Configuration([format], [1234], "127.0.0.1:5678", "127.0.0.1:5679"));
        return (await Command.RunAsync(ProxyExecutable.HAProxy.Path, ["-c", "-f", file], within: Deadlines.Load)).ExitCode == 0;
    }

    private static async Task<string[]> LinesAsync(string[] formats, ProxyOptions options)
    {
        using var server = TcpServer.Echo();
        using var log = new LogReceiver();
        var ports = FreePort.Next(formats.Length);
        await using var proxy = await ProxyProcess.StartAsync(Configuration(formats, ports, log.Address, server.Address), options);
        foreach (var port in ports)
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            client.HalfClose();
            await client.EndAsync();
        }

        var lines = new List<string>();
        for (var i = 0; i < formats.Length; i++)
            lines.Add($"{formats[i]} is {(await log.MessageAsync($"^case {i} is"))}");
        return [.. lines];
    }

    private static string Configuration(string[] formats, IReadOnlyList<int> ports, string log, string server) =>
        $"""
        defaults
            mode tcp
            timeout connect 5s
            timeout client 10s
            timeout server 10s
            log {log} format raw local0
        {string.Concat(formats.Select((format, i) => $"frontend f{i}\n    bind 127.0.0.1:{ports[i]}\n    log-format {Quoted($"case {i} is <{format}")}\n    default_backend be\n"))}
        backend be
            server s1 {server}

        """;

    private static string Quoted(string text) => $"\"{text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
