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

    [Fact]
    public void Every_configuration_of_the_pages_belongs_to_an_example_that_runs()
    {
        var pages = Directory.GetFiles(Repository.PathTo("docs"), "*.md", SearchOption.AllDirectories);
        Assert.NotEmpty(pages);
        Assert.Empty(pages.SelectMany(static file => DocumentedExample
            .BlocksOutsideOf([.. DocumentedExample.All.Where(one => one.Page == Path.GetFileName(file))], File.ReadAllText(file))
            .Select(block => $"{Path.GetFileName(file)}:{block}")));
    }

    [Theory]
    [InlineData("# Page\n```haproxy\nglobal\n```\n## Part\n```haproxy\ndefaults\n```\n", "2: global")]
    [InlineData("# Page\n## Part\n- a list\n  ```haproxy\n  global\n  ```\n", "4: global")]
    [InlineData("# Page\n### Part of a part\n```haproxy title\nglobal\n```\n", "3: global")]
    [InlineData("# Page\n## Part\n~~~haproxy\nglobal\n~~~\n", "3: global")]
    [InlineData("# Page\n## Part\n```haproxy\nglobal\n```\n```haproxy\ndefaults\n```\n", null)]
    public void Configurations_outside_of_examples_are_found(string text, string? expected)
        => Assert.Equal(expected is null ? [] : [expected], DocumentedExample.BlocksOutsideOf([.. DocumentedExample.Of("page.md", text)], text));

    /// <summary>Puts free ports in the place of the page's, and the test's directory in that of /run.</summary>
    private static string Placed(string text, ExampleServers servers, TestDirectory directory) =>
        Port().Replace(text.Replace("/run/", directory.Path + "/", StringComparison.Ordinal), match => match.Groups[1].Value + servers.PortOf(int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"(127\.0\.0\.1[: ])(\d{4})\b")]
    private static partial Regex Port();
}
