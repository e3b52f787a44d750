using ActorProxy.Engine.Checks.Protocols;

namespace ActorProxy.Engine.Checks;

/// <summary>Makes the script by which a server's agent is asked.</summary>
public static class AgentScripts
{
    /// <param name="send"><c>agent-send</c>; empty for nothing.</param>
    public static CheckScript Asking(string send) => AgentExpectation.Compile(send);
}
