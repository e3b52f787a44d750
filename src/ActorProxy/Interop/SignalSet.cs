namespace ActorProxy.Interop;

/// <summary>The C library's <c>sigset_t</c>: one bit a signal, signal 1 the lowest.</summary>
internal unsafe struct SignalSet
{
    // 1,024 bits in glibc, of which the kernel reads the first 64; musl's is no larger.
    private fixed ulong _bits[16];

    public static SignalSet Of(int signal)
    {
        var set = default(SignalSet);
        set._bits[0] = 1UL << (signal - 1);
        return set;
    }
}
