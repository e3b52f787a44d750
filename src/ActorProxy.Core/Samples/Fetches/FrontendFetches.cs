using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The load and the settings of frontends and their listeners (configuration.txt 7.3.2 and 7.3.3).</summary>
internal static class FrontendFetches
{
    private const SamplePlaces OfSessions = SamplePlaces.Client & ~SamplePlaces.Check;

    public static readonly FetchDefinition[] All =
    [
        Load("fe_conn", static (frontend, _) => frontend.Counters.Sessions.Current),
        Load("fe_req_rate", static (frontend, process) => frontend.RequestRate(process.NowMs)),
        Load("fe_sess_rate", static (frontend, process) => frontend.Counters.SessionRate.Read(process.NowMs)),
        Number("cur_client_timeout", static client => client.Frontend.ClientTimeoutMs),
        Number("dst_conn", static client => client.ListenerConnections),
        Number("fe_client_timeout", static client => client.Frontend.ClientTimeoutMs),
        Number("fe_id", static client => client.Frontend.Id),
        Number("so_id", static client => client.ListenerId),
        Text("fe_defbe", static client => client.Frontend.DefaultBackend),
        Text("fe_name", static client => client.Frontend.Name),
        Text("so_name", static client => client.ListenerName),
    ];

    private static FetchDefinition Load(string name, Func<FrontendFacts, ProcessFacts, long> read) => new(name, SampleType.SInt, SamplePlaces.Running, (context, arguments, ref sample) =>
    {
        if ((arguments.Frontend(0) ?? context.Client?.Frontend) is not { } frontend)
            return false;
        sample.SetNumber(read(frontend, context.Process));
        return true;
    })
    {
        Arguments = ArgumentSpec.Of(ArgumentKind.Frontend),
    };

    private static FetchDefinition Number(string name, Func<ClientFacts, long> read) => new(name, SampleType.SInt, OfSessions, (context, _, ref sample) =>
    {
        if (context.Client is not { } client)
            return false;
        sample.SetNumber(read(client));
        return true;
    });

    private static FetchDefinition Text(string name, Func<ClientFacts, string?> read) => new(name, SampleType.Str, OfSessions, (context, _, ref sample) =>
        context.Client is { } client && TextValue.Set(context, read(client), ref sample));
}
