using System.Runtime.InteropServices;
using Calls = ActorProxy.Engine.Sockets.DescriptorPassing.DescriptorPassingInterop;

namespace ActorProxy.Engine.Sockets.DescriptorPassing;

/// <summary>The moment after which a hand-over is given up.</summary>
internal readonly struct PassingDeadline(TimeSpan span)
{
    public const short Readable = 0x1;
    public const short Writable = 0x4;

    private readonly long _endMs = Environment.TickCount64 + (long)span.TotalMilliseconds;

    /// <summary>Blocks until the socket is worth a try.</summary>
    /// <exception cref="IOException">The deadline came first.</exception>
    public unsafe void WaitFor(int socket, short events)
    {
        while (true)
        {
            long restMs = _endMs - Environment.TickCount64;
            var request = new Calls.PollRequest { Descriptor = socket, Events = events };
            int count = restMs <= 0 ? 0 : Calls.Poll(&request, 1, (int)Math.Min(restMs, int.MaxValue));
            if (count > 0)
                return;
            if (count == 0)
                throw new IOException("the other process did not go on in time");
            int error = Marshal.GetLastSystemError();
            if (error != Calls.Interrupted)
                throw new IOException($"waiting failed: {SocketErrors.Describe(error)}");
        }
    }
}
