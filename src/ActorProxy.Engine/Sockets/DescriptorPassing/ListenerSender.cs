using System.Text;

namespace ActorProxy.Engine.Sockets.DescriptorPassing;

/// <summary>Hands listening descriptors to the process that asked for them with <c>_getsocks</c>: a new haproxy or actorproxy.</summary>
public static class ListenerSender
{
    /// <summary>The command of the runtime API that asks for the listeners, without its line end.</summary>
    public const string Command = "_getsocks";

    /// <summary>How long the other side may take for each step, as HAProxy has it.</summary>
    public static readonly TimeSpan StepTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Sends all of them. This process keeps its own copies.</summary>
    /// <remarks>
    /// Blocks while the other side reads, so it is not for an event loop's thread; nobody else may use the socket
    /// meanwhile. The caller closes the socket afterwards: its end tells the other side that there is no more.
    /// </remarks>
    /// <param name="socket">A connected unix socket, blocking or not.</param>
    /// <exception cref="IOException">The other side is gone, or was too slow.</exception>
    public static void Send(int socket, IReadOnlyList<PassedListener> listeners)
    {
        ControlMessage.Send(socket, BitConverter.GetBytes(listeners.Count), default, new PassingDeadline(StepTimeout));
        for (int first = 0; first < listeners.Count; first += DescriptorProtocol.BatchSize)
        {
            if (first > 0)
                AwaitAcknowledgement(socket);
            SendBatch(socket, listeners, first, Math.Min(DescriptorProtocol.BatchSize, listeners.Count - first));
        }
    }

    private static void SendBatch(int socket, IReadOnlyList<PassedListener> listeners, int first, int count)
    {
        var data = new List<byte>();
        var descriptors = new int[count];
        for (int i = 0; i < count; i++)
        {
            PassedListener listener = listeners[first + i];
            descriptors[i] = listener.Descriptor;
            AddName(data, listener.Namespace);
            AddName(data, listener.Interface);
            data.AddRange(BitConverter.GetBytes(listener.Options));
        }

        ControlMessage.Send(socket, data.ToArray(), descriptors, new PassingDeadline(StepTimeout));
    }

    private static void AddName(List<byte> data, string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        int length = Math.Min(bytes.Length, byte.MaxValue);
        data.Add((byte)length);
        data.AddRange(bytes.AsSpan(0, length));
    }

    private static void AwaitAcknowledgement(int socket)
    {
        Span<byte> answer = stackalloc byte[DescriptorProtocol.AcknowledgementBytes];
        var none = new List<int>();
        var deadline = new PassingDeadline(StepTimeout);
        while (!answer.IsEmpty)
        {
            int received = ControlMessage.Receive(socket, answer, none, deadline);
            if (received == 0)
                throw new IOException("the other process closed the connection half-way");
            answer = answer[received..];
        }
    }
}
