namespace ActorProxy.Core.Inspection.Tls;

/// <summary>Where a ClientHello lies in what a client sent.</summary>
/// <param name="Start">Where its body begins, behind the handshake header.</param>
/// <param name="Length">Its body's length, as the handshake header says.</param>
/// <param name="Available">How many bytes of the body have come; a few at the end may still be missing.</param>
/// <param name="IsSplit">It spans several records: <see cref="HelloRecords.Join"/> gives it in one piece, and the other members mean nothing.</param>
public readonly record struct HelloPlace(int Start, int Length, int Available, bool IsSplit);
