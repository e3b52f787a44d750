using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>concat</c>: text, a variable's value and text behind a value.</summary>
internal static class ConcatConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("concat", SampleType.Str, SampleType.Str, Concat)
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Text, ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                if (arguments.Text(1).Length == 0)
                    return null;
                if (!VariableName.TryParse(arguments.Text(1), out var name, out var error))
                    return error;
                arguments.Prepared = name;
                return null;
            },
        },
    ];

    private static void Append(ReadOnlySpan<byte> part, ref Span<byte> rest)
    {
        part = part[..Math.Min(part.Length, rest.Length)];
        part.CopyTo(rest);
        rest = rest[part.Length..];
    }

    private static bool Concat(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var middle = default(Sample);
        var hasMiddle = arguments.Prepared is VariableName name
            && context.Variables(name.Scope) is { } variables
            && variables.TryGet(name, ref middle)
            && SampleCasts.TryCast(ref middle, SampleType.Str, context.Scratch);
        var start = arguments.Bytes(0);
        var end = arguments.Bytes(2);
        var inner = hasMiddle ? middle.Span : default;

        // What does not fit is left out.
        var length = Math.Min(sample.Bytes.Length + start.Length + inner.Length + end.Length, context.Scratch.LimitBytes - 1);
        var text = context.Scratch.Rent(length);
        var rest = text.Span;
        Append(sample.Span, ref rest);
        Append(start, ref rest);
        Append(inner, ref rest);
        Append(end, ref rest);
        sample.SetText(text);
        return true;
    }
}
