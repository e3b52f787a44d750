using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary>An argument of a converter that is a number, or a variable that has one when the converter is evaluated.</summary>
internal static class NumberArgument
{
    /// <summary>False when the variable has no value, or none that is a number.</summary>
    public static bool TryRead(SampleContext context, Arguments arguments, int index, out long value)
    {
        value = 0;
        if (arguments[index] is not { } argument)
            return false;
        if (arguments.Variable(index) is not { } name)
        {
            value = argument.Number;
            return true;
        }

        var sample = default(Sample);
        if (context.Variables(name.Scope)?.TryGet(name, ref sample) is not true || !SampleCasts.TryCast(ref sample, SampleType.SInt, context.Scratch))
            return false;
        value = sample.Number;
        return true;
    }
}
