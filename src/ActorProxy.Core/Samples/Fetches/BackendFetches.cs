using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Proxies;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>The load and the settings of backends: of one that is named, or of the stream's (configuration.txt 7.3.2 and 7.3.3).</summary>
internal static class BackendFetches
{
    private const long Unlimited = -1;

    public static readonly FetchDefinition[] All =
    [
        Load("avg_queue", static (backend, _) => AverageQueue(backend)),
        Load("be_conn", static (backend, _) => backend.Counters.Sessions.Current),
        Load("be_conn_free", static (backend, _) => FreeConnections(backend)),
        Load("be_sess_rate", static (backend, process) => backend.Counters.SessionRate.Read(process.NowMs)),
        Load("connslots", static (backend, _) => FreeSlots(backend)),
        Load("nbsrv", static (backend, _) => backend.UsableServers),
        Load("queue", static (backend, _) => Queued(backend)),
        Setting("be_connect_timeout", static backend => backend.ConnectTimeoutMs),
        Setting("be_max_retries", static backend => backend.Retries),
        Setting("be_queue_timeout", static backend => backend.QueueTimeoutMs),
        Setting("be_server_timeout", static backend => backend.ServerTimeoutMs),
        Setting("be_tunnel_timeout", static backend => backend.TunnelTimeoutMs),
        Setting("cur_connect_timeout", static backend => backend.ConnectTimeoutMs),
        Setting("cur_max_retries", static backend => backend.Retries),
        Setting("cur_queue_timeout", static backend => backend.QueueTimeoutMs),
        Setting("cur_server_timeout", static backend => backend.ServerTimeoutMs),
        Setting("cur_tunnel_timeout", static backend => backend.TunnelTimeoutMs),

        // A stream that has chosen no backend yet is its frontend's own.
        new("be_id", SampleType.SInt, SamplePlaces.Backend, static (context, _, ref sample) =>
        {
            if ((context.Stream?.Backend?.Id ?? context.Client?.Frontend.Id) is not { } id)
                return false;
            sample.SetNumber(id);
            return true;
        }),
        new("be_name", SampleType.Str, SamplePlaces.Backend, static (context, _, ref sample) =>
            TextValue.Set(context, context.Stream?.Backend?.Name ?? context.Client?.Frontend.Name, ref sample)),
    ];

    internal static long Queued(BackendFacts backend)
    {
        long queued = backend.Queued;
        for (var i = 0; i < backend.Servers.Count; i++)
            queued += backend.Servers[i].Queued;
        return queued;
    }

    // Without a server the estimate is that one comes back soon and gets it all.
    private static long AverageQueue(BackendFacts backend)
    {
        var servers = backend.UsableServers;
        var queued = Queued(backend);
        return servers > 0 ? (queued + servers - 1) / servers : 2 * queued;
    }

    private static long FreeConnections(BackendFacts backend)
    {
        long free = 0;
        for (var i = 0; i < backend.Servers.Count; i++)
        {
            var server = backend.Servers[i];
            if (!server.IsInUse)
                continue;
            if (server.MaxConn == 0)
                return Unlimited;
            free += server.MaxConn - server.Served;
        }

        return free;
    }

    private static long FreeSlots(BackendFacts backend)
    {
        long free = 0;
        for (var i = 0; i < backend.Servers.Count; i++)
        {
            var server = backend.Servers[i];
            if (server.IsStopped)
                continue;
            if (server.MaxConn == 0 || server.MaxQueue == 0)
                return Unlimited;
            free += server.MaxConn - server.Served + server.MaxQueue - server.Queued;
        }

        return free;
    }

    private static FetchDefinition Load(string name, Func<BackendFacts, ProcessFacts, long> read) => new(name, SampleType.SInt, SamplePlaces.Running, (context, arguments, ref sample) =>
    {
        if ((arguments.Backend(0) ?? context.Stream?.Backend) is not { } backend)
            return false;
        sample.SetNumber(read(backend, context.Process));
        return true;
    })
    {
        Arguments = ArgumentSpec.Of(ArgumentKind.Backend),
    };

    private static FetchDefinition Setting(string name, Func<BackendFacts, long> read) => new(name, SampleType.SInt, SamplePlaces.Backend, (context, _, ref sample) =>
    {
        if (context.Stream?.Backend is not { } backend)
            return false;
        sample.SetNumber(read(backend));
        return true;
    });
}
