using System.Text.RegularExpressions;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Differential.Tests;

/// <summary>The wanted differences of one suite, from <c>wanted-differences.md</c>: a chapter for each suite, a table for each reason.</summary>
public sealed partial class WantedDifferences
{
    private static readonly Dictionary<string, WantedDifferences> Suites = Read()
        .GroupBy(static one => one.Suite)
        .ToDictionary(static suite => suite.Key, static suite => new WantedDifferences([.. suite]), StringComparer.Ordinal);

    private readonly Dictionary<string, WantedDifference> _byCase;

    private WantedDifferences(IReadOnlyList<WantedDifference> all)
    {
        All = all;
        _byCase = all.ToDictionary(static one => one.What, StringComparer.Ordinal);
    }

    public static IEnumerable<string> Chapters => Suites.Keys;

    public IReadOnlyList<WantedDifference> All { get; }

    /// <summary>The chapter of this title.</summary>
    public static WantedDifferences Of(string suite) => Suites[suite];

    /// <summary>Says what is wrong when both are neither alike nor different in the way that is wanted; nothing when all is well.</summary>
    public string Complaint(string what, string theirs, string ours)
    {
        if (!_byCase.TryGetValue(what, out var wanted))
            return theirs == ours ? "" : $"\n{what}\n  haproxy: {theirs}\n  ours:    {ours}";
        if (theirs == ours)
            return $"\n{what}\n  both:    {ours}\n  no difference any more: {wanted.Reason}";
        return theirs == wanted.HAProxy && ours == wanted.Ours ? "" : $"\n{what}\n  haproxy: {theirs}\n  written: {wanted.HAProxy}\n  ours:    {ours}\n  written: {wanted.Ours}";
    }

    /// <summary>Fails the test that asks when there is a <see cref="Complaint"/>.</summary>
    public void Verify(string what, string theirs, string ours)
    {
        if (Complaint(what, theirs, ours) is { Length: > 0 } complaint)
            Assert.Fail(complaint);
    }

    private static IEnumerable<WantedDifference> Read()
    {
        var (suite, reason) = ("", "");
        foreach (var line in File.ReadLines(Repository.PathTo("tests/ActorProxy.Differential.Tests/wanted-differences.md")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                suite = line[3..];
            else if (Row().Match(line) is { Success: true } row)
                yield return new WantedDifference(suite, Cell(row, 1), Cell(row, 2), Cell(row, 3), reason);
            else if (line.Length > 0 && line[0] != '|')
                reason = line;
        }
    }

    private static string Cell(Match row, int index) => row.Groups[index].Value.Replace(@"\|", "|", StringComparison.Ordinal);

    /// <summary>Three cells of code; a bar within a cell has a backslash before it, as in every Markdown table.</summary>
    [GeneratedRegex(@"^\| `((?:\\\||[^`|])*)` \| `((?:\\\||[^`|])*)` \| `((?:\\\||[^`|])*)` \|$")]
    private static partial Regex Row();
}
