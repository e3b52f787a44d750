using System.Globalization;
using System.Text.RegularExpressions;

namespace ActorProxy.EndToEnd.Tests.Documentation;

/// <summary>Every example in docs/ does what its page says: the proxy runs with its configuration, and the commands print what stands below them.</summary>
public sealed partial class DocumentedExampleTests
{
    public static TheoryData<string> Titles => [.. DocumentedExample.All.Select(static example => example.ToString())];

    [Theory]
    [MemberData(nameof(Titles))]
    public async Task The_commands_print_what_the_page_says(string title)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "the pages are about actorproxy");
        var example = DocumentedExample.All.Single(one => one.ToString() == title);
        Assert.NotEmpty(example.Commands);
        using var servers = new ExampleServers(example);
        var directory = new TestDirectory();
        foreach (var (name, content) in example.Files)
            directory.Write(name, content);

        await using var proxy = await ProxyProcess.StartAsync(Placed(example.Configuration, servers, directory), directory: directory);
        foreach (var (command, output) in example.Commands)
        {
            var run = await Command.RunAsync("bash", ["-c", Placed(command, servers, directory)], within: Deadlines.Load, workingDirectory: directory.Path);
            Assert.Equal($"$ {command}\n{output}", $"$ {command}\n{run.StandardOutput}");
        }
    }

    /// <summary>Puts free ports in the place of the page's, and the test's directory in that of /run.</summary>
    private static string Placed(string text, ExampleServers servers, TestDirectory directory) =>
        Port().Replace(text.Replace("/run/", directory.Path + "/", StringComparison.Ordinal), match => match.Groups[1].Value + servers.PortOf(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"(127\.0\.0\.1[: ])(\d{4})\b")]
    private static partial Regex Port();
}
