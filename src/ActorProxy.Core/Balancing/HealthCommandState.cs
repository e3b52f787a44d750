namespace ActorProxy.Core.Balancing;

/// <summary>The argument of <c>set server … health</c>.</summary>
public enum HealthCommandState
{
    Up,
    Stopping,
    Down,
}
