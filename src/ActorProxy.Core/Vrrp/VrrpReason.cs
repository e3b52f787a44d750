namespace ActorProxy.Core.Vrrp;

/// <summary>Why a virtual router moved, or what is worth a line without moving.</summary>
public enum VrrpReason
{
    Started,
    Stopped,

    /// <summary>Its priority is 255.</summary>
    Owner,

    /// <summary>Nothing heard of the master for three intervals and the skew time.</summary>
    MasterSilent,

    /// <summary>The master said priority 0.</summary>
    MasterStopped,

    /// <summary>The cluster knows that the master's process or node is gone.</summary>
    MasterGone,

    /// <summary>A lesser master works, and this node is better and next.</summary>
    LesserMaster,

    /// <summary>A better master is heard.</summary>
    BetterMaster,

    /// <summary>Gave the addresses away as it was told.</summary>
    HandedOver,
    FaultBegan,
    FaultEnded,

    /// <summary>A lesser node says that it is master too; it was answered, and the addresses announced again.</summary>
    Contested,

    /// <summary>A timer came so late that this process can't have run; it listens again before it believes in a silence.</summary>
    TimerLate,
}
