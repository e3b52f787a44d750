namespace ActorProxy.Config.Model;

/// <summary>The <c>init-state</c> keyword: what a server counts as before its first check.</summary>
public enum InitState
{
    FullyUp,
    Up,
    Down,
    FullyDown,
}
