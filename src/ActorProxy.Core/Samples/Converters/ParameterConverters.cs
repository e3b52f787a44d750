using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>param</c>: the value of a parameter in a list such as a query string.</summary>
internal static class ParameterConverters
{
    public static readonly ConverterDefinition[] All =
    [
        new("param", SampleType.Str, SampleType.Str, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            var name = arguments.Bytes(0);
            var delimiter = arguments.Text(1) is [var letter] ? (byte)letter : (byte)'&';
            for (var at = 0; at <= sample.Bytes.Length;)
            {
                var length = sample.Span[at..].IndexOf(delimiter);
                var end = length < 0 ? sample.Bytes.Length : at + length;
                var segment = sample.Bytes[at..end];
                at = end + 1;
                if (!segment.Span.StartsWith(name) || segment.Length > name.Length && segment.Span[name.Length] != (byte)'=')
                    continue;
                sample.SetText(segment[Math.Min(name.Length + 1, segment.Length)..]);
                return true;
            }

            return false;
        })
        {
            Arguments = new ArgumentSpec(1, ArgumentKind.Text, ArgumentKind.Text),
            Prepare = static (arguments, _) => arguments.Bytes(1).Length > 1 ? $"the delimiter is one letter, not '{arguments.Text(1)}'" : null,
        },
    ];
}
