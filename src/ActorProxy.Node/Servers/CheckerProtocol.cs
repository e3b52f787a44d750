namespace ActorProxy.Node.Servers;

/// <summary>What a balancer says to the checker of one of its servers.</summary>
public static class CheckerProtocol
{
    public interface ICommand;

    /// <summary>Check like this from now on, unanswered; sent for each generation.</summary>
    public sealed record Configure(CheckPlan Plan) : ICommand;

    /// <summary>The server's state as the balancer sees it now: when the next check is due, if at all. Also the answer to each result.</summary>
    /// <param name="Interval">From the last check's end; null while the server is not checked.</param>
    /// <param name="IsServerUp">What <c>disable-on-404</c> depends on.</param>
    public sealed record SetPace(TimeSpan? Interval, bool IsServerUp) : ICommand;

    /// <summary>Checker to itself: the next check is due.</summary>
    internal sealed record Due : ICommand
    {
        public static Due Instance { get; } = new();
    }

    /// <summary>Checker to itself: a check has ended; null when it was given up.</summary>
    internal sealed record Ended(Core.Health.CheckResult? Result) : ICommand;
}
