using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>add_item</c>: appends to a list, with a delimiter where one is due.</summary>
internal static class ItemConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("add_item", SampleType.Str, SampleType.Str, AddItem)
        {
            Arguments = new ArgumentSpec(2, ArgumentKind.Text, ArgumentKind.Text, ArgumentKind.Text),
            Prepare = static (arguments, _) =>
            {
                if (arguments.Text(1).Length == 0)
                    return arguments.Text(2).Length == 0 ? "a variable or a text to append is expected" : null;
                if (!VariableName.TryParse(arguments.Text(1), out var name, out var error))
                    return error;
                arguments.Prepared = name;
                return null;
            },
        },
    ];

    private static bool AddItem(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var item = default(Sample);
        var hasItem = arguments.Prepared is VariableName name
            && context.Variables(name.Scope) is { } variables
            && variables.TryGet(name, ref item)
            && SampleCasts.TryCast(ref item, SampleType.Str, context.Scratch);
        var value = hasItem ? item.Span : default;
        var suffix = arguments.Bytes(2);
        var delimiter = sample.Bytes.IsEmpty || value.IsEmpty && suffix.IsEmpty ? default : arguments.Bytes(0);
        var text = context.Scratch.Rent(sample.Bytes.Length + delimiter.Length + value.Length + suffix.Length);
        var rest = text.Span;
        sample.Span.CopyTo(rest);
        rest = rest[sample.Bytes.Length..];
        delimiter.CopyTo(rest);
        rest = rest[delimiter.Length..];
        value.CopyTo(rest);
        suffix.CopyTo(rest[value.Length..]);
        // What does not fit is cut off, and not refused as with concat: HAProxy does both.
        sample.SetText(text[..Math.Min(text.Length, context.Scratch.LimitBytes - 1)]);
        return true;
    }
}
