namespace ActorProxy.TestKit.Traffic;

/// <summary>How a connection of a load can fail its client.</summary>
public enum LoadFailure
{
    Refused,
    Reset,
    ClosedWithoutAnswer,
    Stalled,
}
