namespace ActorProxy.Actors;

/// <summary>What a parent does with a child that failed.</summary>
public enum Directive
{
    /// <summary>The child ends; its watchers are told.</summary>
    Stop,

    /// <summary>A fresh instance takes the child's place and its waiting messages. The child's own children are stopped.</summary>
    Restart,

    /// <summary>The child goes on with its state as it is.</summary>
    Resume,

    /// <summary>The parent fails in turn, and its own parent decides.</summary>
    Escalate,
}
