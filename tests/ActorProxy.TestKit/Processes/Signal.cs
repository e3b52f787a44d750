namespace ActorProxy.TestKit.Processes;

/// <summary>The signals that an operator sends to a proxy, by their numbers on Linux.</summary>
public enum Signal
{
    None = 0,
    Hangup = 1,
    Interrupt = 2,
    Kill = 9,
    User1 = 10,
    User2 = 12,
    Terminate = 15,
    Continue = 18,
    Stop = 19,
}
