namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Who a command at the master's socket is for. One process is both, so this chooses the commands alone.</summary>
internal enum MasterTarget
{
    Master,
    Worker,
}
