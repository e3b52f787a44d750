using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Differential.Tests.Expressions;

namespace ActorProxy.Differential.Tests.Conditions;

/// <summary>Evaluates conditions in this process, as they would stand in a frontend's line behind its ACLs.</summary>
public sealed class ConditionSubject
{
    private readonly SubjectContext context = new() { IsFinal = true };
    private readonly List<AclConfig> acls = [];

    /// <param name="lines">The <c>acl</c> lines.</param>
    public ConditionSubject(string lines)
    {
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Split(line.Trim());
            acls.Add(new AclConfig(words[1], [.. words.Skip(2)]));
        }
    }

    /// <summary>Null when it is refused.</summary>
    public bool? Ask(string text)
    {
        var diagnostics = new List<Diagnostic>();
        var scope = new CompilationScope(diagnostics) { Keyword = "http-request set-var", Places = SamplePlaces.FrontendHttpHeader, ReadFile = File.ReadAllBytes, ResolveHost = null };
        var table = AclTable.Compile(acls, scope);
        var words = Split(text);
        var index = 0;
        var condition = ConditionCompiler.Compile(words, ref index, table, scope.For(scope.Keyword, scope.Places, table));
        return condition is null || diagnostics.Exists(static one => one.Severity == Severity.Error) ? null : condition.Evaluate(context) == ConditionResult.Pass;
    }

    private static ConfigWord[] Split(string text)
    {
        var splitter = new WordSplitter(new VariableTable(new Dictionary<string, string>()));
        if (splitter.Split(text, 0, text.Length) != SplitFault.None)
            throw new ArgumentException($"'{text}' can't be split into words.");
        return [.. splitter.Words.Take(splitter.Count).Select(static word => new ConfigWord(word.ToString(), new SourcePosition("case", 1, word.Column)))];
    }
}
