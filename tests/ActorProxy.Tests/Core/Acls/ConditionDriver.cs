using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using Xunit;
using TestContext = ActorProxy.Tests.Core.Samples.TestContext;

namespace ActorProxy.Tests.Core.Acls;

/// <summary>Compiles conditions as the lines of a proxy would, and evaluates them.</summary>
internal sealed class ConditionDriver
{
    private readonly Dictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly List<AclConfig> acls = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    public PatternCatalog Patterns { get; } = new();

    public SamplePlaces Places { get; init; }

    public ConditionDriver File(string name, string content)
    {
        files[name] = content;
        return this;
    }

    /// <summary>An <c>acl</c> line, without that word.</summary>
    public ConditionDriver Acl(string line)
    {
        var words = Words(line, acls.Count + 1);
        acls.Add(new AclConfig(words[0], [.. words.Skip(1)]));
        return this;
    }

    /// <summary>Compiles a condition; null after errors.</summary>
    public Condition? Compile(string condition)
    {
        var scope = new CompilationScope(Diagnostics) { Keyword = "test", Places = Places, Patterns = Patterns, ReadFile = Read };
        var table = AclTable.Compile(acls, scope);
        var index = 0;
        return ConditionCompiler.Compile(Words(condition, acls.Count + 1), ref index, table, scope.For("test", Places, table));
    }

    public ConditionResult Evaluate(string condition, TestContext? context = null)
    {
        var compiled = Compile(condition);
        Assert.Empty(Errors());
        return compiled!.Evaluate(context ?? new TestContext());
    }

    /// <summary>Whether a condition without anything yet to come passes.</summary>
    public static bool Passes(string condition) => new ConditionDriver().Evaluate(condition) == ConditionResult.Pass;

    /// <summary>What is wrong, each as <c>line:column: message</c>.</summary>
    public List<string> Errors() => [.. Diagnostics.Where(static one => one.Severity == Severity.Error).Select(static one => $"{one.Position.Line}:{one.Position.Column}: {one.Message}")];

    public List<string> Warnings() => [.. Diagnostics.Where(static one => one.Severity == Severity.Warning).Select(static one => $"{one.Position.Line}:{one.Position.Column}: {one.Message}")];

    /// <summary>The words between blanks; "" stands for an empty one.</summary>
    private static List<ConfigWord> Words(string line, int number)
    {
        var words = new List<ConfigWord>();
        var column = 1;
        foreach (var word in line.Split(' '))
        {
            if (word.Length > 0)
                words.Add(new ConfigWord(word == "\"\"" ? "" : word, new SourcePosition("test.cfg", number, column)));
            column += word.Length + 1;
        }

        return words;
    }

    private byte[] Read(string name) => files.TryGetValue(name, out var content) ? Encoding.Latin1.GetBytes(content) : throw new FileNotFoundException($"there is no '{name}'");
}
