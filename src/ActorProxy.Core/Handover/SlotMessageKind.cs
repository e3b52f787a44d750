namespace ActorProxy.Core.Handover;

/// <summary>What two processes of one machine say to each other about a server's slots.</summary>
public enum SlotMessageKind
{
    /// <summary>Newer to older: limits this server too. Answered by one <see cref="Held"/>.</summary>
    Share,

    /// <summary>Older to newer: so many slots are mine, and I take no more by myself.</summary>
    Held,

    /// <summary>Either way: so many of my slots are yours now.</summary>
    Give,

    /// <summary>Older to newer: somebody waits here and no slot is free. Answered by one <see cref="Give"/>, when a slot is free.</summary>
    Want,
}
