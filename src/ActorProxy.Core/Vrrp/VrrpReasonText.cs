namespace ActorProxy.Core.Vrrp;

/// <summary>What an operator reads about a <see cref="VrrpReason"/>.</summary>
public static class VrrpReasonText
{
    public static string Text(this VrrpReason reason) => reason switch
    {
        VrrpReason.Started => "started",
        VrrpReason.Stopped => "stopped",
        VrrpReason.Owner => "this node owns the addresses (priority 255)",
        VrrpReason.MasterSilent => "no advertisement of a master within the master-down interval",
        VrrpReason.MasterStopped => "the master gave the addresses up (priority 0)",
        VrrpReason.MasterGone => "the master's process or node is gone",
        VrrpReason.LesserMaster => "this node is better than the master and next",
        VrrpReason.BetterMaster => "a better master is heard",
        VrrpReason.HandedOver => "gave the addresses up as told",
        VrrpReason.FaultBegan => "a fault of its interface or of what it tracks",
        VrrpReason.FaultEnded => "the fault is over",
        VrrpReason.Contested => "a lesser node is master too; answered, and announced again",
        VrrpReason.TimerLate => "this process has not run for longer than an interval; listening before taking over",
        _ => throw new ArgumentOutOfRangeException(nameof(reason)),
    };
}
