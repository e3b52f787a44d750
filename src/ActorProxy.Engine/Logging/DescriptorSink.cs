using System.Runtime.InteropServices;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging.Interop;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Logging;

/// <summary>An inherited descriptor, standard output or standard error: a pipe, terminal, socket or file.</summary>
/// <remarks>
/// The descriptor's own flags stay as they are: it is shared with whoever started the process, and making it non-blocking
/// would make it so for them too. A line up to PIPE_BUF (4096 bytes) reaches a pipe whole.
/// </remarks>
internal sealed unsafe class DescriptorSink : LogSink
{
    private readonly int _descriptor;
    private readonly Lock _gate = new();
    private Way _way;
    private bool _lineIsCut;

    public DescriptorSink(int descriptor, string text, ProcessCounters counters, Action<string> report)
        : base(text, counters, report)
    {
        _descriptor = descriptor;
        _way = FindWay(descriptor);
    }

    private enum Way
    {
        /// <summary>A socket: one call that never waits.</summary>
        Send,

        /// <summary>A pipe on a kernel that knows the call: one call that never waits.</summary>
        WriteWithoutWaiting,

        /// <summary>A terminal, or a pipe on an older kernel: asked first whether there is room.</summary>
        PollAndWrite,

        /// <summary>A file: always takes what it is given.</summary>
        Write,
    }

    private protected override int Write(ReadOnlySpan<byte> line)
    {
        // One line at a time, so that the remains of a cut line are ended before the next one.
        lock (_gate)
        {
            if (_lineIsCut)
            {
                var error = WriteOnce("\n"u8, out _);
                if (error != 0)
                    return error;
                _lineIsCut = false;
            }

            var result = WriteOnce(line, out var written);
            if (result != 0 || written == line.Length)
                return result;
            _lineIsCut = true;
            return SocketConstants.Again;
        }
    }

    private int WriteOnce(ReadOnlySpan<byte> line, out nint written)
    {
        fixed (byte* bytes = line)
        {
            written = _way switch
            {
                Way.Send => SocketCalls.Send(_descriptor, bytes, line.Length, SocketConstants.DontWait | SocketConstants.NoSignal),
                Way.WriteWithoutWaiting => WriteWithoutWaiting(bytes, line.Length),
                Way.PollAndWrite => HasRoom() ? LogCalls.Write(_descriptor, bytes, line.Length) : -2,
                _ => LogCalls.Write(_descriptor, bytes, line.Length),
            };
            var error = written switch { >= 0 => 0, -2 => SocketConstants.Again, _ => Marshal.GetLastSystemError() };
            if (_way != Way.WriteWithoutWaiting || error is not (LogCalls.NotSupported or LogCalls.NoSuchCall or LogCalls.Invalid))
                return error;
            _way = Way.PollAndWrite;
            return WriteOnce(line, out written);
        }
    }

    private nint WriteWithoutWaiting(byte* bytes, nint length)
    {
        var vector = new IoVector(bytes, length);
        return LogCalls.WriteWithoutWaiting(_descriptor, &vector, 1, -1, LogCalls.NoWait);
    }

    private bool HasRoom()
    {
        var request = new PollRequest { Descriptor = _descriptor, Events = LogCalls.PollOut };
        return LogCalls.Poll(&request, 1, 0) > 0;
    }

    private static Way FindWay(int descriptor)
    {
        int type;
        var length = (uint)sizeof(int);
        if (SocketCalls.GetOption(descriptor, SocketConstants.LevelSocket, LogCalls.SocketType, &type, &length) == 0)
            return Way.Send;
        return LogCalls.Seek(descriptor, 0, LogCalls.SeekCurrent) >= 0 ? Way.Write : Way.WriteWithoutWaiting;
    }
}
