namespace ActorProxy.EndToEnd.Tests.Reload;

/// <summary>How an operator makes a proxy use its changed configuration.</summary>
public enum ReloadWay
{
    /// <summary>SIGUSR2 to the process, which stays.</summary>
    Signal,

    /// <summary>The command <c>reload</c> on the runtime API of the process, which stays.</summary>
    RuntimeCommand,

    /// <summary>A new process, started with <c>-x SOCKET -sf PID</c>.</summary>
    NewProcess,
}
