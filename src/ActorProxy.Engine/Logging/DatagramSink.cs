using System.Runtime.InteropServices;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging.Interop;
using ActorProxy.Engine.Sockets;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Logging;

/// <summary>A syslog server on UDP or a unix datagram socket: one datagram a line.</summary>
/// <remarks>
/// The socket is not connected and belongs to <see cref="LogSinks"/>: a server that was not there, or a <c>/dev/log</c> that was
/// replaced, gets the next line again, and one line's error says nothing about the next one.
/// </remarks>
internal sealed unsafe class DatagramSink(int descriptor, SocketTarget target, string text, ProcessCounters counters, Action<string> report)
    : LogSink(text, counters, report)
{
    private readonly SocketAddressBuffer _address = target.Copy();

    private protected override int Write(ReadOnlySpan<byte> line)
    {
        fixed (byte* bytes = line)
        fixed (SocketAddressBuffer* address = &_address)
        {
            var sent = LogCalls.SendTo(descriptor, bytes, line.Length, SocketConstants.DontWait | SocketConstants.NoSignal, address, (uint)_address.Length);
            return sent >= 0 ? 0 : Marshal.GetLastSystemError();
        }
    }
}
