namespace ActorProxy.Core.Balancing;

/// <summary>What operators, the configuration and tracked servers decided about a server, as <c>srv_admin_state</c> of <c>show servers state</c> shows it.</summary>
[Flags]
public enum ServerAdminState
{
    None = 0,

    /// <summary><c>set server … state maint</c>, <c>disable server</c>.</summary>
    ForcedMaint = 0x01,

    /// <summary>The tracked server is in maintenance.</summary>
    InheritedMaint = 0x02,

    /// <summary><c>disabled</c> on the server's line.</summary>
    ConfiguredMaint = 0x04,

    /// <summary><c>set server … state drain</c>.</summary>
    ForcedDrain = 0x08,

    /// <summary>The tracked server drains.</summary>
    InheritedDrain = 0x10,

    /// <summary>The server's name has no address.</summary>
    ResolutionMaint = 0x20,

    Maint = ForcedMaint | InheritedMaint | ConfiguredMaint | ResolutionMaint,
    Drain = ForcedDrain | InheritedDrain,
}
