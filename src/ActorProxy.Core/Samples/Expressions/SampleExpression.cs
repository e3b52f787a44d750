using System.Collections.Immutable;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>A fetch and its converters, compiled: <c>src,ipmask(24),map(file)</c>. Immutable, for any thread.</summary>
public sealed class SampleExpression
{
    private readonly FetchDefinition fetch;
    private readonly Arguments arguments;
    private readonly ImmutableArray<Step> steps;

    internal SampleExpression(string text, FetchDefinition fetch, Arguments arguments, ImmutableArray<Step> steps)
    {
        Text = text;
        this.fetch = fetch;
        this.arguments = arguments;
        this.steps = steps;
        Type = fetch.Type;
        foreach (var step in steps)
        {
            if (step.Converter.Output != SampleType.Same)
                Type = step.Converter.Output;
        }
    }

    /// <summary>As it was written.</summary>
    public string Text { get; }

    /// <summary>The type of its values; <see cref="SampleType.Any"/> or <see cref="SampleType.Address"/> when that shows only at run time.</summary>
    public SampleType Type { get; }

    /// <summary>The name of the fetch that it begins with.</summary>
    public string FetchName => fetch.Name;

    public bool HasConverters => !steps.IsEmpty;

    /// <summary>As <see cref="FetchDefinition.IsKnownAtEnd"/>.</summary>
    public bool IsKnownAtEnd => fetch.IsKnownAtEnd;

    /// <summary>Where its fetch has a meaning.</summary>
    public SamplePlaces Places => fetch.Places;

    /// <summary>Computes the value.</summary>
    /// <param name="sample">A fresh one, or the one of the last call when that had <see cref="Sample.HasMore"/>.</param>
    /// <returns>False without a value; <see cref="Sample.MayChange"/> says whether one may still come.</returns>
    public bool Evaluate(SampleContext context, ref Sample sample)
    {
        sample.MayChange = false;
        sample.HasMore = false;
        var isFound = fetch.Fetch(context, arguments, ref sample);
        if (context.IsFinal)
            sample.MayChange = false;
        if (!isFound)
            return false;
        foreach (var step in steps)
        {
            if (!SampleCasts.TryCast(ref sample, step.Converter.Input, context.Scratch) || !step.Converter.Convert(context, step.Arguments, ref sample))
                return false;
        }

        return true;
    }

    /// <summary>Computes the value as a type; false when it has none, or none of that type.</summary>
    public bool Evaluate(SampleContext context, SampleType type, ref Sample sample) =>
        Evaluate(context, ref sample) && SampleCasts.TryCast(ref sample, type, context.Scratch);

    public override string ToString() => Text;

    internal sealed record Step(ConverterDefinition Converter, Arguments Arguments);
}
