namespace ActorProxy.Actors;

/// <summary>How a parent answers its children's failures, with the limit beyond which a restart becomes a stop.</summary>
/// <param name="Decide">Chooses by the failure; pure.</param>
/// <param name="MaxRestarts">Restarts of one child within <paramref name="Window"/>; one more stops it.</param>
public sealed record SupervisorStrategy(Func<Exception, Directive> Decide, int MaxRestarts = 10, TimeSpan Window = default)
{
    /// <summary>Every failed child ends. For children that stand for something outside that can't be made again, such as a connection.</summary>
    public static SupervisorStrategy Stopping { get; } = new(static _ => Directive.Stop);

    /// <summary>Every failed child starts afresh, ten times a minute at most.</summary>
    public static SupervisorStrategy Restarting { get; } = new(static _ => Directive.Restart, 10, TimeSpan.FromMinutes(1));

    /// <summary>Every failure is the parent's failure too.</summary>
    public static SupervisorStrategy Escalating { get; } = new(static _ => Directive.Escalate);
}
