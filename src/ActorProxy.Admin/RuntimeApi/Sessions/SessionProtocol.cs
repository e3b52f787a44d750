namespace ActorProxy.Admin.RuntimeApi.Sessions;

/// <summary>What is said to a session of the runtime API.</summary>
public static class SessionProtocol
{
    public interface ICommand;
}
