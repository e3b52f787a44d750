using System.Text.RegularExpressions;
using ActorProxy.TestKit;

namespace ActorProxy.Tests.Core.Samples;

/// <summary>The expressions, conditions and rules that tests run: their string literals and their corpora, read from the repository.</summary>
/// <remarks>A keyword counts where it stands as one does in a line of the configuration, as a whole word. Prose and comments don't count.</remarks>
internal sealed class CaseTexts
{
    private static readonly string[] Folders =
    [
        "ActorProxy.Tests/Core/Samples", "ActorProxy.Tests/Core/Acls", "ActorProxy.Tests/Core/Maps", "ActorProxy.Tests/Core/Rules", "ActorProxy.Tests/Core/Inspection", "ActorProxy.Tests/Node/Samples",
        "ActorProxy.Differential.Tests/Expressions", "ActorProxy.Differential.Tests/Conditions", "ActorProxy.Differential.Tests/Rules", "ActorProxy.Differential.Tests/StickTables", "ActorProxy.EndToEnd.Tests/Rules",
    ];

    private readonly string text;

    public CaseTexts(IEnumerable<string> cases) => text = string.Join('\n', cases);

    /// <summary>All of the repository's cases.</summary>
    public static CaseTexts Load() => new(Folders
        .Select(static folder => Repository.PathTo($"tests/{folder}"))
        .Where(Directory.Exists)
        .SelectMany(static folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        // What the coverage itself is tried on is no case.
        .Where(static file => Path.GetFileName(file) != $"{nameof(RegistrationCoverageTests)}.cs")
        .SelectMany(static file => Path.GetExtension(file) switch
        {
            ".cs" => StringLiterals.Of(File.ReadAllText(file)),
            // Beside its values a corpus names its expressions in the heading.
            ".txt" => File.ReadLines(file).Where(static line => line.StartsWith("# name |", StringComparison.Ordinal)).SelectMany(static line => line.Split('|', StringSplitOptions.TrimEntries)),
            _ => [],
        }));

    /// <summary>At the beginning of an expression: of a literal, of a log-format's brackets, of an anonymous ACL, or behind what takes an expression.</summary>
    public bool HasFetch(string name) => Has($@"(?:^[ '""]*|%\[|\{{ |acl \w+ |set-[a-z-]+(?:\([\w.,-]*\))? ){Regex.Escape(name)}(?:$|[(,\]'""]|(?<=(?:\{{|acl \w+) {Regex.Escape(name)}) | (?=-m |if ))");

    /// <summary>Behind a comma, or first in a literal when nothing but a converter can stand there.</summary>
    public bool HasConverter(string name) => Has($@"(?:^|,){Regex.Escape(name)}(?:$|[(,\]'"" )])");

    /// <summary>Behind its rule set.</summary>
    public bool HasAction(string name) => Has($@"tcp-(?:request|response) (?:connection|session|content) {Regex.Escape(name)}(?:$|[ (0-9])");

    /// <summary>In an <c>acl</c> line or an anonymous ACL; the keyword's name is no fetch of its own.</summary>
    public bool HasAclKeyword(string name) => Has($@"(?:\{{ |acl \w+ ){Regex.Escape(name)}(?:$|[( ])");

    private bool Has(string pattern) => Regex.IsMatch(text, pattern, RegexOptions.Multiline | RegexOptions.CultureInvariant);
}
