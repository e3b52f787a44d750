using System.Security.Cryptography;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>strcmp</c> and <c>secure_memcmp</c> with a variable's value, and <c>iif</c>.</summary>
internal static class ComparisonConverters
{
    private static readonly ArgumentSpec VariableSpec = ArgumentSpec.Of(ArgumentKind.Variable);

    public static readonly ConverterDefinition[] All =
    [
        new("strcmp", SampleType.Str, SampleType.SInt, static (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            var other = default(Sample);
            if (!VariableArgument.TryRead(context, arguments.Variable(0)!, SampleType.Str, ref other))
                return false;
            sample.SetNumber(Compare(sample.Span, other.Span));
            return true;
        }) { Arguments = VariableSpec, Prepare = VariableArgument.Prepare },
        new("secure_memcmp", SampleType.Bin, SampleType.Bool, static (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            var other = default(Sample);
            if (!VariableArgument.TryRead(context, arguments.Variable(0)!, SampleType.Bin, ref other))
                return false;
            sample.SetBool(CryptographicOperations.FixedTimeEquals(sample.Span, other.Span));
            return true;
        }) { Arguments = VariableSpec, Prepare = VariableArgument.Prepare },
        new("iif", SampleType.Bool, SampleType.Str, static (SampleContext _, Arguments arguments, ref Sample sample) =>
        {
            sample.SetText(arguments[sample.IsTrue ? 0 : 1]!.Bytes);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Text, ArgumentKind.Text) },
    ];

    /// <summary>The difference of the first bytes that differ, or else which one is longer.</summary>
    private static long Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var same = left.CommonPrefixLength(right);
        return same < left.Length && same < right.Length ? left[same] - right[same] : left.Length.CompareTo(right.Length);
    }
}
