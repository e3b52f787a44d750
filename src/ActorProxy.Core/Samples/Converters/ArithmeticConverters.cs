using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>Arithmetics and bit operations on integers. Sums and products beyond the range stay at its end.</summary>
internal static class ArithmeticConverters
{
    public static readonly ConverterDefinition[] All =
    [
        Binary("add", Add),
        Binary("sub", Subtract),
        Binary("mul", Multiply),
        Binary("div", Divide),
        Binary("mod", Remainder),
        Binary("and", static (left, right) => left & right),
        Binary("or", static (left, right) => left | right),
        Binary("xor", static (left, right) => left ^ right),
        Unary("neg", static value => Subtract(0, value)),
        Unary("cpl", static value => ~value),
        Claim("bool", static value => value != 0),
        Claim("not", static value => value == 0),
        Claim("odd", static value => (value & 1) != 0),
        Claim("even", static value => (value & 1) == 0),
    ];

    private static ConverterDefinition Binary(string name, Func<long, long, long> compute) =>
        new(name, SampleType.SInt, SampleType.SInt, (SampleContext context, Arguments arguments, ref Sample sample) =>
        {
            if (!NumberArgument.TryRead(context, arguments, 0, out var value))
                return false;

            // The type stays: a boolean that something was added to is shown as the number that it has become.
            sample.Number = compute(sample.Number, value);
            return true;
        })
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Variable),
        };

    private static ConverterDefinition Unary(string name, Func<long, long> compute) =>
        new(name, SampleType.SInt, SampleType.SInt, (SampleContext _, Arguments _, ref Sample sample) =>
        {
            sample.Number = compute(sample.Number);
            return true;
        });

    private static ConverterDefinition Claim(string name, Func<long, bool> decide) =>
        new(name, SampleType.SInt, SampleType.Bool, (SampleContext _, Arguments _, ref Sample sample) =>
        {
            sample.SetBool(decide(sample.Number));
            return true;
        });

    private static long Add(long left, long right)
    {
        var sum = unchecked(left + right);
        return ((left ^ sum) & (right ^ sum)) >= 0 ? sum : left < 0 ? long.MinValue : long.MaxValue;
    }

    private static long Subtract(long left, long right)
    {
        var difference = unchecked(left - right);
        return ((left ^ right) & (left ^ difference)) >= 0 ? difference : left < 0 ? long.MinValue : long.MaxValue;
    }

    private static long Multiply(long left, long right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high == low >> 63 ? low : (left ^ right) < 0 ? long.MinValue : long.MaxValue;
    }

    /// <summary>Nothing can be divided by 0: it is the largest number then.</summary>
    private static long Divide(long left, long right)
    {
        if (right == 0)
            return long.MaxValue;
        return right == -1 ? left == long.MinValue ? long.MaxValue : -left : left / right;
    }

    private static long Remainder(long left, long right) => right is 0 or -1 ? 0 : left % right;
}
