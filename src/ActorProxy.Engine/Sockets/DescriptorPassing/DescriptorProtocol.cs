namespace ActorProxy.Engine.Sockets.DescriptorPassing;

/// <summary>How HAProxy hands its listening descriptors to the process that follows it, as seen on the wire.</summary>
/// <remarks>
/// The client sends <see cref="Request"/> to a stats socket with <c>expose-fd listeners</c>; without that option the
/// connection is closed unanswered. The server answers with the number of descriptors, 4 bytes in the machine's order,
/// then with messages of up to <see cref="BatchSize"/> descriptors each (SCM_RIGHTS). A message's bytes are, for each of
/// its descriptors in order: a length byte and the name of the network namespace, a length byte and the name of the
/// interface, 4 bytes of options. After each message the client sends 4 bytes of any value; the server waits for them,
/// for a second at most, before it sends another message, and closes after the last. A unix socket's name still
/// carries the <c>.PID.tmp</c> under which it was bound before its file was moved into place.
/// </remarks>
internal static class DescriptorProtocol
{
    public const int BatchSize = 252;

    /// <summary>More is no count but the beginning of something else.</summary>
    public const int MaxListeners = 100_000;

    public const int CountBytes = sizeof(int);
    public const int AcknowledgementBytes = 4;
    public const int OptionsBytes = sizeof(int);

    /// <summary>The most that one descriptor's bytes take: two names with their lengths, and the options.</summary>
    public const int MaxEntryBytes = (2 * (1 + byte.MaxValue)) + OptionsBytes;

    public static ReadOnlySpan<byte> Request => "_getsocks\n"u8;
}
