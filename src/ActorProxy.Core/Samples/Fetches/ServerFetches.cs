using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The state and the load of servers that are named, and who the stream's server is (configuration.txt 7.3.2 and 7.3.3).</summary>
internal static class ServerFetches
{
    private const long Unlimited = -1;

    public static readonly FetchDefinition[] All =
    [
        Figure("srv_conn", static (server, _) => server.Served),
        Figure("srv_conn_free", static (server, _) => server.MaxConn == 0 ? Unlimited : server.MaxConn - server.Served),
        Figure("srv_iweight", static (server, _) => server.InitialWeight),
        Figure("srv_queue", static (server, _) => server.Queued),
        Figure("srv_sess_rate", static (server, process) => server.Counters.SessionRate.Read(process.NowMs)),
        Figure("srv_uweight", static (server, _) => server.UserWeight),
        Figure("srv_weight", static (server, _) => server.Weight),
        new("srv_is_up", SampleType.Bool, SamplePlaces.Running, static (_, arguments, ref sample) =>
        {
            sample.SetBool(arguments.Server(0)!.IsUp);
            return true;
        }) { Arguments = ArgumentSpec.Of(ArgumentKind.Server) },
        new("srv_id", SampleType.SInt, SamplePlaces.Server, static (context, _, ref sample) =>
        {
            if (context.Stream?.Server is not { } server)
                return false;
            sample.SetNumber(server.Id);
            return true;
        }),
        new("srv_name", SampleType.Str, SamplePlaces.Server, static (context, _, ref sample) => TextValue.Set(context, context.Stream?.Server?.Name, ref sample)),
    ];

    private static FetchDefinition Figure(string name, Func<ServerFacts, ProcessFacts, long> read) => new(name, SampleType.SInt, SamplePlaces.Running, (context, arguments, ref sample) =>
    {
        sample.SetNumber(read(arguments.Server(0)!, context.Process));
        return true;
    })
    {
        Arguments = ArgumentSpec.Of(ArgumentKind.Server),
    };
}
