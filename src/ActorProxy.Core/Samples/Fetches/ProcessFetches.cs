using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>What the process is and does (configuration.txt 7.3.2).</summary>
internal static class ProcessFetches
{
    public static readonly FetchDefinition[] All =
    [
        Number("act_conn", SamplePlaces.Everywhere, static process => process.Counters.Connections.Current),
        Number("cpu_usage_grp", SamplePlaces.Running, static process => process.CpuUsagePercent),
        Number("cpu_usage_proc", SamplePlaces.Running, static process => process.CpuUsagePercent),
        Number("cpu_usage_thr", SamplePlaces.Running, static process => process.ThreadCpuUsagePercent),
        new("env", SampleType.Str, SamplePlaces.Everywhere, static (context, arguments, ref sample) => TextValue.Set(context, context.Process.Environment(arguments.Text(0)), ref sample))
        {
            Arguments = ArgumentSpec.Of(ArgumentKind.Text),
        },
        new("hostname", SampleType.Str, SamplePlaces.Everywhere, static (context, _, ref sample) => TextValue.Set(context, context.Process.HostName, ref sample)),

        // There is one process, and one group of threads, whatever the configuration says.
        Number("nbproc", SamplePlaces.Everywhere, static _ => 1),
        Number("pid", SamplePlaces.Everywhere, static process => process.ProcessId),
        Number("proc", SamplePlaces.Everywhere, static _ => 1),
        Flag("quic_enabled", SamplePlaces.Everywhere, static _ => false),
        Flag("stopping", SamplePlaces.Running, static process => process.IsStopping),
        Number("tgroup", SamplePlaces.Everywhere, static _ => 0),
        Number("thread", SamplePlaces.Everywhere, static process => process.Thread),
    ];

    private static FetchDefinition Number(string name, SamplePlaces places, Func<ProcessFacts, long> read) => new(name, SampleType.SInt, places, (context, _, ref sample) =>
    {
        sample.SetNumber(read(context.Process));
        return true;
    });

    private static FetchDefinition Flag(string name, SamplePlaces places, Func<ProcessFacts, bool> read) => new(name, SampleType.Bool, places, (context, _, ref sample) =>
    {
        sample.SetBool(read(context.Process));
        return true;
    });
}
