using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The wall clock, and how long the process has run (configuration.txt 7.3.2).</summary>
internal static class DateFetches
{
    private static readonly ArgumentSpec Unit = new(0, ArgumentKind.Text);

    public static readonly FetchDefinition[] All =
    [
        new("accept_date", SampleType.SInt, SamplePlaces.Client, static (context, arguments, ref sample) =>
        {
            if (context.Client is not { } client)
                return false;
            sample.SetNumber(TimeUnit.InUnit(arguments, client.AcceptedAt));
            return true;
        }) { Arguments = Unit, Prepare = TimeUnit.At(0, "s", "s", "ms", "us") },
        new("date", SampleType.SInt, SamplePlaces.Everywhere, static (context, arguments, ref sample) =>
        {
            sample.SetNumber(TimeUnit.InUnit(arguments, context.Process.Clock.GetUtcNow()) + arguments.Number(0));
            return true;
        }) { Arguments = new ArgumentSpec(0, ArgumentKind.Integer, ArgumentKind.Text), Prepare = TimeUnit.At(1, "s", "s", "ms", "us") },
        new("date_us", SampleType.SInt, SamplePlaces.Everywhere, static (context, _, ref sample) =>
        {
            sample.SetNumber(TimeUnit.MicrosecondsOf(context.Process.Clock.GetUtcNow()) % 1_000_000);
            return true;
        }),
        new("request_date", SampleType.SInt, SamplePlaces.Stream, static (context, arguments, ref sample) =>
        {
            // Without HTTP there is no idle time before the request: it begins with the connection.
            if (context.Client is not { } client)
                return false;
            sample.SetNumber(TimeUnit.InUnit(arguments, client.AcceptedAt));
            return true;
        }) { Arguments = Unit, Prepare = TimeUnit.At(0, "s", "s", "ms", "us") },
        new("uptime", SampleType.SInt, SamplePlaces.Everywhere, static (context, _, ref sample) =>
        {
            sample.SetNumber((long)(context.Process.Clock.GetUtcNow() - context.Process.StartedAt).TotalSeconds);
            return true;
        }),
    ];
}
