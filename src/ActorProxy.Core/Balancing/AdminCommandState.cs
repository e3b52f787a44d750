namespace ActorProxy.Core.Balancing;

/// <summary>The argument of <c>set server … state</c>.</summary>
public enum AdminCommandState
{
    Ready,
    Drain,
    Maint,
}
