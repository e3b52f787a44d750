using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>The calling thread's capabilities: in Linux each thread has its own.</summary>
internal static unsafe class Capabilities
{
    /// <summary>What floating addresses need.</summary>
    public const Capability OfFloatingAddresses = Capability.NetworkAdministration | Capability.RawNetwork;

    /// <summary>Those that the calling thread can't use, for the operator: <c>CAP_NET_ADMIN and CAP_NET_RAW</c>; null when it has them all.</summary>
    public static string? Missing(Capability wanted)
    {
        var header = CapabilityHeader.OfThisThread;
        var words = stackalloc CapabilityWords[2];
        if (Libc.GetCapabilities(&header, words) != 0) return null;
        var missing = wanted & ~(Capability)words[0].Effective;
        return missing switch
        {
            Capability.None => null,
            Capability.NetworkAdministration => "CAP_NET_ADMIN",
            Capability.RawNetwork => "CAP_NET_RAW",
            _ => "CAP_NET_ADMIN and CAP_NET_RAW",
        };
    }

    /// <summary>Lets the calling thread keep the right to its capabilities when the process becomes another user; <see cref="Limit"/> makes them usable again.</summary>
    /// <exception cref="SystemErrorException">The kernel refused.</exception>
    public static void KeepThroughChangeOfUser()
    {
        if (Libc.ControlProcess(Libc.SetKeepCapabilities, 1, 0, 0, 0) != 0) throw SystemErrorException.FromLastError("cannot keep capabilities");
    }

    /// <summary>The calling thread has these from now on, as far as it had the right to, and no others.</summary>
    /// <exception cref="SystemErrorException">The kernel refused.</exception>
    public static void Limit(Capability to)
    {
        var header = CapabilityHeader.OfThisThread;
        var words = stackalloc CapabilityWords[2];
        words[0] = new CapabilityWords { Effective = (uint)to, Permitted = (uint)to };
        words[1] = default;
        if (Libc.SetCapabilities(&header, words) != 0) throw SystemErrorException.FromLastError("cannot limit capabilities");
    }
}
