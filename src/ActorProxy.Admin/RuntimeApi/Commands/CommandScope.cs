namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>At which sockets a command is known.</summary>
[Flags]
public enum CommandScope
{
    /// <summary>The stats sockets, and the master's behind <c>@1</c>.</summary>
    Worker = 1,

    /// <summary>The master's socket (<c>-S</c>).</summary>
    Master = 2,

    Both = Worker | Master,
}
