using System.Runtime.InteropServices;
using Calls = ActorProxy.Engine.Sockets.DescriptorPassing.DescriptorPassingInterop;

namespace ActorProxy.Engine.Sockets.DescriptorPassing;

/// <summary>Sends and receives bytes with descriptors on a unix socket, waiting for it where needed.</summary>
internal static unsafe class ControlMessage
{
    private const int LevelSocket = 1;
    private const int Rights = 1;
    private const int NoSignal = 0x4000;
    private const int DontWait = 0x40;
    private const int CloseOnExec = 0x40000000;
    private const int Truncated = 0x8;
    private const int ControlBytes = 16 + (DescriptorProtocol.BatchSize * sizeof(int));

    /// <summary>Sends all bytes; the descriptors go with the first of them.</summary>
    /// <exception cref="IOException">The peer is gone, or took nothing until the deadline.</exception>
    public static void Send(int socket, ReadOnlySpan<byte> data, ReadOnlySpan<int> descriptors, PassingDeadline deadline)
    {
        byte* control = stackalloc byte[ControlBytes];
        while (!data.IsEmpty)
        {
            deadline.WaitFor(socket, PassingDeadline.Writable);
            fixed (byte* bytes = data)
            {
                var part = new Calls.IoVector { Base = bytes, Length = (nuint)data.Length };
                var message = new Calls.MessageHeader { Parts = &part, PartCount = 1 };
                if (!descriptors.IsEmpty)
                    Attach(ref message, control, descriptors);
                nint sent = Calls.SendMessage(socket, &message, NoSignal | DontWait);
                if (sent < 0)
                {
                    ThrowUnlessTransient("sending");
                    continue;
                }

                data = data[(int)sent..];
                descriptors = default;
            }
        }
    }

    /// <summary>Receives what is there, at least a byte, and appends the descriptors that came with it.</summary>
    /// <returns>The number of bytes; 0 at the end.</returns>
    /// <exception cref="IOException">Nothing came until the deadline, or this process may not open as many descriptors.</exception>
    public static int Receive(int socket, Span<byte> buffer, List<int> descriptors, PassingDeadline deadline)
    {
        byte* control = stackalloc byte[ControlBytes];
        while (true)
        {
            deadline.WaitFor(socket, PassingDeadline.Readable);
            fixed (byte* bytes = buffer)
            {
                var part = new Calls.IoVector { Base = bytes, Length = (nuint)buffer.Length };
                var message = new Calls.MessageHeader { Parts = &part, PartCount = 1, Control = control, ControlLength = ControlBytes };
                nint received = Calls.ReceiveMessage(socket, &message, DontWait | CloseOnExec);
                if (received < 0)
                {
                    ThrowUnlessTransient("receiving");
                    continue;
                }

                Detach(message, control, descriptors);
                return (message.Flags & Truncated) == 0
                    ? (int)received
                    : throw new IOException("not all descriptors could be received: the limit of open descriptors is reached");
            }
        }
    }

    private static void Attach(ref Calls.MessageHeader message, byte* control, ReadOnlySpan<int> descriptors)
    {
        int length = sizeof(Calls.ControlHeader) + (descriptors.Length * sizeof(int));
        *(Calls.ControlHeader*)control = new Calls.ControlHeader { Length = (nuint)length, Level = LevelSocket, Type = Rights };
        descriptors.CopyTo(new Span<int>(control + sizeof(Calls.ControlHeader), descriptors.Length));
        message.Control = control;
        message.ControlLength = (nuint)length;
    }

    private static void Detach(in Calls.MessageHeader message, byte* control, List<int> descriptors)
    {
        var header = (Calls.ControlHeader*)control;
        if (message.ControlLength < (nuint)sizeof(Calls.ControlHeader) || header->Level != LevelSocket || header->Type != Rights)
            return;
        int count = ((int)header->Length - sizeof(Calls.ControlHeader)) / sizeof(int);
        descriptors.AddRange(new ReadOnlySpan<int>(control + sizeof(Calls.ControlHeader), count));
    }

    private static void ThrowUnlessTransient(string what)
    {
        int error = Marshal.GetLastSystemError();
        if (error is not (Calls.Interrupted or Calls.Again))
            throw new IOException($"{what} failed: {SocketErrors.Describe(error)}");
    }
}
