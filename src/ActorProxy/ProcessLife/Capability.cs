namespace ActorProxy.ProcessLife;

/// <summary>What a thread that is not root's may nevertheless do, as the kernel's bits (capabilities(7)).</summary>
[Flags]
internal enum Capability : uint
{
    None = 0,

    /// <summary>CAP_NET_ADMIN: add and remove addresses.</summary>
    NetworkAdministration = 1 << 12,

    /// <summary>CAP_NET_RAW: send advertisements and announcements.</summary>
    RawNetwork = 1 << 13,
}
