using System.Globalization;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Acls;

/// <summary>Compiles one criterion with its flags and patterns: <c>src -f blocked.lst 10.0.0.0/8</c> (configuration.txt 7.1).</summary>
internal sealed class AclCompiler
{
    private readonly IReadOnlyList<ConfigWord> words;
    private readonly CompilationScope scope;
    private readonly SourcePosition position;
    private readonly List<PatternSet> sets = [];
    private HashSet<(PatternReference, bool)>? files;
    private AclKeyword? keyword;
    private MatchMethod method;
    private SampleExpression? expression;
    private int index;
    private int? id;
    private bool ignoreCase;
    private bool isNumericOnly;
    private bool isMap;
    private bool hasPatterns;

    private AclCompiler(IReadOnlyList<ConfigWord> words, SourcePosition position, CompilationScope scope)
    {
        this.words = words;
        this.position = position;
        this.scope = scope;
    }

    private bool IsDotted => keyword?.IsDotted == true && method == MatchMethod.Int;

    /// <summary>Null after adding at least one error to the scope's diagnostics.</summary>
    public static AclTest? Compile(IReadOnlyList<ConfigWord> words, SourcePosition position, CompilationScope scope) =>
        new AclCompiler(words, position, scope).Compile();

    private AclTest? Compile()
    {
        if (words.Count == 0)
            return Fail(position, "a sample fetch is expected, and what its value is compared with");
        if (!ReadExpression() || !ReadMethod() || !ReadFlags() || !ReadPatterns())
            return null;
        return new AclTest(expression!, method, [.. sets]);
    }

    private bool ReadExpression()
    {
        var word = words[0];
        var name = ExpressionCursor.NameAt(word.Text);
        IReadOnlyList<ConfigWord> read = words;
        if (AclKeywordTable.Table.TryFind(name, out keyword))
            read = [word with { Text = keyword.Fetch + word.Text[name.Length..] }, .. words.Skip(1)];
        expression = ExpressionParser.Parse(read, ref index, scope);
        return expression is not null;
    }

    /// <summary>The method that the criterion implies; behind a converter an ACL keyword's own does not count.</summary>
    private bool ReadMethod()
    {
        if (expression!.HasConverters)
            keyword = null;
        var isGiven = false;
        for (var i = index; i + 1 < words.Count && words[i].Text.StartsWith('-'); i++)
        {
            // What follows these flags is their argument.
            if (words[i].Text is "-f" or "-u")
                i++;
            isGiven |= words[i].Text == "-m";
        }

        if ((keyword?.Method ?? MatchMethods.DefaultOf(expression.Type)) is { } implied)
            method = implied;
        else if (!isGiven)
            return Fault(words[0].Position, $"'{expression.Text}' gives {TypeNames.Of(expression.Type)}: how it is compared must be said", "add '-m' and a match method");
        return true;
    }

    private bool ReadFlags()
    {
        for (; index < words.Count && words[index].Text.StartsWith('-'); index++)
        {
            var word = words[index];
            switch (word.Text)
            {
                case "--":
                    index++;
                    hasPatterns = true;
                    return true;
                case "-i":
                    ignoreCase = true;
                    break;
                case "-n":
                    isNumericOnly = true;
                    break;
                case "-M":
                    isMap = true;
                    break;
                case "-m" when ReadMatchMethod(word):
                case "-f" when ReadFile(word):
                case "-u" when ReadId(word):
                    break;
                case "-m" or "-f" or "-u":
                    return false;
                default:
                    return Fault(word.Position, $"there is no flag '{word.Text}' in an ACL", "write '--' before patterns of which the first one begins with '-'");
            }
        }

        return true;
    }

    private ConfigWord? TakeArgument() => index + 1 < words.Count && words[index + 1].Text.Length > 0 ? words[++index] : null;

    private bool ReadMatchMethod(ConfigWord flag)
    {
        hasPatterns = true;
        if (TakeArgument() is not { } name)
            return Fault(flag.Position, "'-m' expects a match method", $"one of {string.Join(", ", MatchMethods.Names)}");
        if (files is not null)
            return Fault(flag.Position, "'-m' must stand before '-f': it says how the file is read");
        if (!MatchMethods.TryParse(name.Text, out method))
            return Fault(name.Position, $"there is no match method '{name.Text}'", Spelling.Hint(name.Text, MatchMethods.Names) ?? $"one of {string.Join(", ", MatchMethods.Names)}");

        // A boolean becomes an address for converters only.
        var input = MatchMethods.InputOf(method);
        if (!Samples.SampleCasts.Exists(expression!.Type, input) || (expression.Type == Samples.SampleType.Bool && method == MatchMethod.Ip))
            return Fault(name.Position, $"the match method '{name.Text}' takes {TypeNames.Of(input)}, and '{expression.Text}' gives {TypeNames.Of(expression.Type)}");
        return true;
    }

    private bool ReadId(ConfigWord flag)
    {
        if (TakeArgument() is { } word && int.TryParse(word.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            id = number;
            return true;
        }

        return Fault(flag.Position, "'-u' expects a number, from 0 on");
    }

    private bool ReadFile(ConfigWord flag)
    {
        if (TakeArgument() is not { Text.Length: > 0 } name)
            return Fault(flag.Position, "'-f' expects a file's name");
        if (scope.Patterns.Open(name.Text, isMap, isMap: false, position, scope, out var error) is not { } reference)
            return Fault(name.Position, error);
        hasPatterns = true;

        // A file that is named twice in one line is looked into once.
        files ??= [];
        if (!files.Add((reference, ignoreCase)))
            return true;
        var faults = new List<PatternFault>();
        sets.Add(reference.Use(Kind(), faults, Resolver()));
        PatternCatalog.Report(name.Text, faults, scope);
        return faults.Count == 0;
    }

    private bool ReadPatterns()
    {
        if (scope.Patterns.AddInline($"acl '{ExpressionCursor.NameAt(words[0].Text)}' file '{position.File}' line {position.Line}", id) is not { } reference)
            return Fault(position, $"the number {id} behind '-u' is used by another ACL already");
        var comparison = NumberComparison.Equal;
        for (; index < words.Count; index++)
        {
            var word = words[index];
            if (word.Text.Length == 0)
            {
                // As in HAProxy, whose lists of words end at an empty one.
                if (index + 1 < words.Count)
                    scope.Warn(word.Position, "an empty word ends the patterns: what follows is not looked at");
                break;
            }

            if (method is MatchMethod.Int or MatchMethod.Len && NumberComparison.TryParse(word.Text, out var other))
            {
                comparison = other;
                hasPatterns = true;
                continue;
            }

            var text = method is MatchMethod.Int or MatchMethod.Len ? comparison.Apply(word.Text, IsDotted) : word.Text;

            // The word's number stands for the line, by which faults are told where they are.
            reference.Append(new PatternLine(index, System.Text.Encoding.UTF8.GetBytes(text), null));
        }

        if (!reference.IsEmpty)
        {
            var faults = new List<PatternFault>();
            sets.Add(reference.Use(Kind(), faults, Resolver()));
            foreach (var fault in faults)
                scope.Error(words[fault.Line].Position, fault.Message);
            return faults.Count == 0;
        }

        // An operator may add patterns to an empty list later.
        sets.Add(reference.Use(Kind(), []));
        if (!hasPatterns && method is not (MatchMethod.Found or MatchMethod.Bool))
            scope.Warn(words[0].Position, $"'{expression!.Text}' is compared with nothing and never matches", "for \"there is a value\" write '-m found', for \"it is not zero\" '-m bool'; '--' ends this warning");
        return true;
    }

    private PatternKind Kind() => new(method, ignoreCase, IsDotted);

    private Func<string, Addresses.NetworkAddress?>? Resolver() => isNumericOnly ? null : scope.ResolveHost;

    private AclTest? Fail(SourcePosition at, string message)
    {
        scope.Error(at, message);
        return null;
    }

    private bool Fault(SourcePosition at, string message, string? hint = null)
    {
        scope.Error(at, message, hint);
        return false;
    }
}
