namespace ActorProxy.TestKit.Traffic;

/// <summary>How the other side ended a connection.</summary>
public enum ConnectionEnd
{
    Closed,
    Reset,
}
