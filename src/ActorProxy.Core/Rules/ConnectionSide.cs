namespace ActorProxy.Core.Rules;

/// <summary>Which of a stream's two connections an action is about.</summary>
public enum ConnectionSide
{
    Client,
    Server,
}
