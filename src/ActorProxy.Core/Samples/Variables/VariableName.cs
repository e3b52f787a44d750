using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace ActorProxy.Core.Samples.Variables;

/// <summary>A variable's scope and name, known by a number so that finding its value compares no text.</summary>
public sealed class VariableName
{
    private static readonly ConcurrentDictionary<string, VariableName> Known = new(StringComparer.Ordinal);
    private static int last;

    private VariableName(VariableScope scope, string text)
    {
        Scope = scope;
        Text = text;
        Number = Interlocked.Increment(ref last);
    }

    public VariableScope Scope { get; }

    /// <summary>With its scope: <c>txn.user</c>.</summary>
    public string Text { get; }

    /// <summary>Unique in the process.</summary>
    public int Number { get; }

    /// <summary>Parses <c>scope.name</c>; the same name is the same object. The name is made of letters, digits, '.' and '_'.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out VariableName? name, out string error)
    {
        name = null;
        error = "";
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0 || ScopeOf(text[..dot]) is not { } scope)
        {
            error = $"the variable '{text}' must begin with its scope: 'proc.', 'sess.', 'txn.', 'req.', 'res.' or 'check.'";
            return false;
        }

        if (dot == text.Length - 1)
        {
            error = $"the variable '{text}' has no name behind its scope";
            return false;
        }

        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_')
                continue;
            error = $"the variable's name '{text}' contains '{letter}': names are made of letters, digits, '.' and '_'";
            return false;
        }

        name = Known.GetOrAdd(text, static (key, scope) => new VariableName(scope, key), scope);
        return true;
    }

    public override string ToString() => Text;

    private static VariableScope? ScopeOf(string word) => word switch
    {
        "proc" => VariableScope.Process,
        "sess" => VariableScope.Session,
        "txn" => VariableScope.Transaction,
        "req" => VariableScope.Request,
        "res" => VariableScope.Response,
        "check" => VariableScope.Check,
        _ => null,
    };
}
