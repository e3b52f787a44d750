using System.Text;
using System.Text.RegularExpressions;

namespace ActorProxy.EndToEnd.Tests.Documentation;

/// <summary>A section of a page under docs/ that shows a configuration, and what comes of it on the command line.</summary>
/// <param name="Configuration">Its <c>haproxy</c> block.</param>
/// <param name="Files">Its <c>text file=NAME</c> blocks.</param>
/// <param name="Commands">The lines behind <c>$</c> of its <c>console</c> blocks, with the output that follows each.</param>
internal sealed partial record DocumentedExample(string Page, string Title, string Configuration, IReadOnlyDictionary<string, string> Files, IReadOnlyList<(string Command, string Output)> Commands)
{
    /// <summary>The examples of all pages, in their order.</summary>
    public static IReadOnlyList<DocumentedExample> All { get; } =
        [.. Directory.GetFiles(Repository.PathTo("docs"), "*.md").Order(StringComparer.Ordinal).SelectMany(static page => Of(Path.GetFileName(page), File.ReadAllText(page)))];

    /// <summary>The first lines of a page's <c>haproxy</c> blocks that belong to none of its examples, and so would never run.</summary>
    public static IReadOnlyList<string> BlocksOutsideOf(IReadOnlyList<DocumentedExample> examples, string text)
    {
        var lines = text.Split('\n');
        return [.. Enumerable.Range(0, lines.Length - 1)
            .Where(i => OpeningOfConfiguration().IsMatch(lines[i]) && !examples.Any(example => example.Configuration.Contains($"{string.Join('\n', lines[(i + 1)..].TakeWhile(static line => line.Trim() != "```"))}\n", StringComparison.Ordinal)))
            .Select(i => $"{i + 1}: {lines[i + 1].Trim()}")];
    }

    public static IEnumerable<DocumentedExample> Of(string page, string text)
    {
        foreach (var section in text.Split("\n## ")[1..])
        {
            var configuration = "";
            var files = new Dictionary<string, string>();
            var commands = new List<(string, string)>();
            foreach (Match block in Fence().Matches(section))
            {
                var (kind, content) = (block.Groups["kind"].Value, block.Groups["content"].Value);
                if (kind == "haproxy")
                    configuration += content;
                else if (kind.StartsWith("text file=", StringComparison.Ordinal))
                    files[kind["text file=".Length..]] = content;
                else if (kind == "console")
                    commands.AddRange(Session(content));
            }

            if (configuration.Length > 0)
                yield return new DocumentedExample(page, section[..section.IndexOf('\n', StringComparison.Ordinal)], configuration, files, commands);
        }
    }

    public override string ToString() => $"{Page}: {Title}";

    private static IEnumerable<(string Command, string Output)> Session(string content)
    {
        string? command = null;
        var output = new StringBuilder();
        foreach (var line in content[..^1].Split('\n'))
        {
            if (!line.StartsWith("$ ", StringComparison.Ordinal))
            {
                output.Append(line).Append('\n');
                continue;
            }

            if (command is not null)
                yield return (command, output.ToString());
            command = line[2..];
            output.Clear();
        }

        if (command is not null)
            yield return (command, output.ToString());
    }

    /// <summary>Also where it is indented, as in a list, or written in another way that is no example.</summary>
    [GeneratedRegex(@"^\s*(```+|~~~+)\s*haproxy\b")]
    private static partial Regex OpeningOfConfiguration();

    [GeneratedRegex(@"^```(?<kind>\S[^\n]*)\n(?<content>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
