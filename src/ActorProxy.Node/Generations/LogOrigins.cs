using ActorProxy.Config.Model;
using ActorProxy.Core.Logging;

namespace ActorProxy.Node.Generations;

/// <summary>Finds out as which host and process the log lines are sent.</summary>
internal static class LogOrigins
{
    public static LogOrigin Of(GlobalConfig global)
    {
        var host = global.Node ?? Environment.MachineName;
        var sent = global.LogSendHostname switch
        {
            null => null,
            "" => Environment.MachineName,
            var name => name,
        };
        return new LogOrigin(host, Environment.ProcessId, sent);
    }
}
