namespace ActorProxy.ProcessLife;

/// <summary>The signals that mean something to the proxy, by their numbers on Linux (management.txt 4 and 5).</summary>
internal enum ProcessSignal
{
    Hangup = 1,
    Interrupt = 2,
    Quit = 3,
    User1 = 10,
    User2 = 12,
    Terminate = 15,
    TerminalInput = 21,
    TerminalOutput = 22,
}
