namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Takes a value from what is known. False when there is none; <see cref="Sample.MayChange"/> says then that one may still come.</summary>
public delegate bool FetchFunction(SampleContext context, Arguments arguments, ref Sample sample);

/// <summary>A sample fetch: its name in the configuration, what it gives, and where it has a meaning (configuration.txt 7.3).</summary>
/// <param name="Type">What it gives; <see cref="SampleType.Any"/> when that shows only at run time.</param>
public sealed record FetchDefinition(string Name, SampleType Type, SamplePlaces Places, FetchFunction Fetch)
{
    /// <summary>Not before the session's end is the value the last one: a log line with it waits for that.</summary>
    public bool IsKnownAtEnd { get; init; }

    public ArgumentSpec Arguments { get; init; } = ArgumentSpec.None;

    /// <summary>Checks the arguments and prepares them; called once per expression, when it is compiled.</summary>
    public PrepareArguments? Prepare { get; init; }
}
