using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Captures;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Rules;

/// <summary>Reads a rule's action and its arguments from the words of its line.</summary>
public sealed class ActionReader(IReadOnlyList<ConfigWord> words, SourcePosition line, CompilationScope scope, CaptureSlotCounter captures)
{
    private int index = 1;

    public CompilationScope Scope => scope;

    /// <summary>Where a rule that captures takes its slot.</summary>
    public CaptureSlotCounter Captures => captures;

    /// <summary>The action's own word, with what stands in its parentheses.</summary>
    public ConfigWord Action => words[0];

    /// <summary>Where the words go on: at the condition, once the action has read its own.</summary>
    public ref int Index => ref index;

    public bool IsAtEnd => index >= words.Count || words[index].Text is "if" or "unless";

    /// <summary>The next word, or the line's keyword when there is none: where a missing argument is reported.</summary>
    public SourcePosition Position => index < words.Count ? words[index].Position : line;

    /// <summary>The next word begins like a number and not like an expression.</summary>
    public bool IsNumberNext => IsAtEnd || words[index].Text is [(>= '0' and <= '9') or '-' or '+', ..];

    /// <summary>What stands in the parentheses of the action's word, parted at commas; null without parentheses.</summary>
    public string[]? Parameters
    {
        get
        {
            var open = Action.Text.IndexOf('(', StringComparison.Ordinal);
            return open < 0 || Action.Text[^1] != ')' ? null : Action.Text[(open + 1)..^1].Split(',');
        }
    }

    /// <summary>Takes a word, or reports that it is missing.</summary>
    public bool Take(string what, [NotNullWhen(true)] out ConfigWord? word)
    {
        word = null;
        if (IsAtEnd)
        {
            Error(Position, $"'{Action}' expects {what}");
            return false;
        }

        word = words[index++];
        return true;
    }

    /// <summary>Takes the next word when it is this one.</summary>
    public bool TryTake(string text)
    {
        if (IsAtEnd || words[index].Text != text)
            return false;
        index++;
        return true;
    }

    /// <summary>Takes an expression whose values can be of a type.</summary>
    public SampleExpression? TakeExpression(SampleType type)
    {
        if (IsAtEnd)
        {
            Error(Position, $"'{Action}' expects a sample expression");
            return null;
        }

        var at = Position;
        var expression = ExpressionParser.Parse(words, ref index, scope);
        if (expression is null || SampleCasts.Exists(expression.Type, type))
            return expression;
        Error(at, $"'{Action}' needs {TypeNames.Of(type)}, and '{expression}' gives {TypeNames.Of(expression.Type)}");
        return null;
    }

    /// <summary>Takes a log-format.</summary>
    public LogFormat? TakeFormat() => Take("a log-format", out var word) ? LogFormatCompiler.CompileText(scope.Keyword, word, scope) : null;

    /// <summary>Takes a whole number in a range; decimal, or hexadecimal behind <c>0x</c>.</summary>
    public long? TakeNumber(string what, long least, long most)
    {
        if (!Take(what, out var word))
            return null;
        var isHexadecimal = word.Text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var isNumber = isHexadecimal
            ? long.TryParse(word.Text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            : long.TryParse(word.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        if (isNumber && number >= least && number <= most)
            return number;
        Error(word.Position, $"'{Action}' expects {what} from {least} to {most}, not '{word}'");
        return null;
    }

    /// <summary>The variable that the parentheses name first.</summary>
    public VariableName? Variable()
    {
        if (Parameters is not [var text, ..])
        {
            Error(Action.Position, $"'{Action}' expects the name of a variable in parentheses");
            return null;
        }

        if (VariableName.TryParse(text.Trim(), out var name, out var fault))
            return name;
        Error(Action.Position, $"'{Action}': {fault}");
        return null;
    }

    /// <summary>The conditions behind the variable's name; null after reporting an unknown one.</summary>
    public SetConditions? VariableConditions()
    {
        if (SetConditionSyntax.TryParse(Parameters!.Skip(1), out var conditions, out var unknown))
            return conditions;
        Error(Action.Position, $"'{Action}' knows no condition '{unknown}'", SetConditionSyntax.Hint);
        return null;
    }

    public void Error(SourcePosition at, string message, string? hint = null) => scope.Error(at, message, hint);
}
