namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Turns a value into another one, in place. False when it can't: the expression has no value then.</summary>
public delegate bool ConvertFunction(SampleContext context, Arguments arguments, ref Sample sample);

/// <summary>A converter: its name in the configuration, what it takes and what it gives (configuration.txt 7.3.1).</summary>
/// <param name="Input">Samples of other types are cast to it first.</param>
/// <param name="Output"><see cref="SampleType.Same"/> when it gives what it got.</param>
public sealed record ConverterDefinition(string Name, SampleType Input, SampleType Output, ConvertFunction Convert)
{
    public ArgumentSpec Arguments { get; init; } = ArgumentSpec.None;

    /// <summary>As <see cref="FetchDefinition.Prepare"/>.</summary>
    public PrepareArguments? Prepare { get; init; }
}
