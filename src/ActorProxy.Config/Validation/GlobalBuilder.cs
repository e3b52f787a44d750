using ActorProxy.Config.Keywords;
using ActorProxy.Config.Model;

namespace ActorProxy.Config.Validation;

/// <summary>Builds the <c>global</c> record, in which the command line has the last word.</summary>
internal static class GlobalBuilder
{
    public static GlobalConfig Build(LoadState load)
    {
        var (draft, context) = (load.Global, load.Context);
        var config = draft.Config;
        return config with
        {
            Logs = [.. draft.Logs],
            Variables = [.. draft.Variables],
            Stats = config.Stats with { Sockets = [.. draft.StatsSockets] },
            MaxConn = context.MaxConn ?? config.MaxConn,
            PidFile = context.PidFile ?? config.PidFile,
            Daemon = context.Daemon || config.Daemon,
            MasterWorker = context.MasterWorker || config.MasterWorker,
            Quiet = context.Quiet || config.Quiet,
            NoSplice = context.NoSplice || config.NoSplice,
            LocalPeer = load.LocalPeer.Length > 0 ? load.LocalPeer : null,
        };
    }
}
