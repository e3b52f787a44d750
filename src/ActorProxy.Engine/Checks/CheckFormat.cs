using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Engine.Checks;

/// <summary>A log-format string in a check's line, compiled: text, and expressions as <c>%[expr]</c>.</summary>
public sealed class CheckFormat
{
    private readonly ImmutableArray<Part> _parts;

    private CheckFormat(ImmutableArray<Part> parts) => _parts = parts;

    /// <returns>Null after adding an error to the scope's diagnostics.</returns>
    public static CheckFormat? Compile(ConfigWord word, CompilationScope scope)
    {
        var parts = ImmutableArray.CreateBuilder<Part>();
        var text = new StringBuilder();
        string format = word.Text;
        for (int at = 0; at < format.Length; at++)
        {
            if (format[at] != '%')
            {
                text.Append(format[at]);
            }
            else if (at + 1 < format.Length && format[at + 1] == '%')
            {
                text.Append('%');
                at++;
            }
            else if (at + 1 < format.Length && format[at + 1] == '[')
            {
                int end = EndOf(format, at + 2);
                if (end < 0)
                {
                    scope.Error(word.Position, $"'{scope.Keyword}': '%[' has no ']' in '{format}'");
                    return null;
                }

                SourceOf(word, at + 2, out ConfigWord expression, end);
                if (ExpressionParser.Parse(expression, scope) is not { } compiled)
                    return null;
                Flush(text, parts);
                parts.Add(new Part(default, compiled));
                at = end;
            }
            else
            {
                scope.Error(word.Position, $"'{scope.Keyword}': of the log-format variables only '%[expression]' is supported here yet, not '{format[at..]}'");
                return null;
            }
        }

        Flush(text, parts);
        return new CheckFormat(parts.ToImmutable());
    }

    /// <summary>Evaluates it; an expression without a value gives nothing. Lives until the context's scratch memory is reset.</summary>
    public ReadOnlyMemory<byte> Evaluate(SampleContext context)
    {
        Memory<byte> result = context.Scratch.Rent(context.Scratch.LimitBytes);
        int length = 0;
        foreach (Part part in _parts)
        {
            ReadOnlyMemory<byte> value = part.Text;
            var sample = default(Sample);
            if (part.Expression is { } expression)
                value = expression.Evaluate(context, SampleType.Str, ref sample) ? sample.Bytes : default;
            int fits = Math.Min(value.Length, result.Length - length);
            value[..fits].CopyTo(result[length..]);
            length += fits;
        }

        return result[..length];
    }

    private static void Flush(StringBuilder text, ImmutableArray<Part>.Builder parts)
    {
        if (text.Length > 0)
            parts.Add(new Part(RawBytes.Encode(text.ToString()), null));
        text.Clear();
    }

    private static void SourceOf(ConfigWord word, int start, out ConfigWord part, int end) =>
        part = new ConfigWord(word.Text[start..end], word.Position with { Column = word.Position.Column == 0 ? 0 : word.Position.Column + start });

    /// <summary>The closing bracket, past those inside of quotes and parentheses.</summary>
    private static int EndOf(string format, int start)
    {
        int depth = 0;
        char quote = '\0';
        for (int at = start; at < format.Length; at++)
        {
            char letter = format[at];
            if (letter == '\\')
                at++;
            else if (quote != '\0')
                quote = letter == quote ? '\0' : quote;
            else if (letter is '"' or '\'')
                quote = letter;
            else if (letter == '(')
                depth++;
            else if (letter == ')')
                depth--;
            else if (letter == ']' && depth <= 0)
                return at;
        }

        return -1;
    }

    private readonly record struct Part(ReadOnlyMemory<byte> Text, SampleExpression? Expression);
}
