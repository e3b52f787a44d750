using ActorProxy.Core.Health;
using ActorProxy.Engine.Sockets;

namespace ActorProxy.Engine.Checks;

/// <summary>Why a check's connection was not made.</summary>
/// <param name="Error">The errno.</param>
public readonly record struct CheckConnectFailure(CheckConnectFailureKind Kind, int Error)
{
    private const int NoDescriptorOfSystem = 23;
    private const int NoDescriptor = 24;
    private const int TryAgain = 11;
    private const int NoMemory = 12;
    private const int AddressInUse = 98;
    private const int AddressNotAvailable = 99;
    private const int NoBuffers = 105;

    /// <summary>Against the server, unless it is this machine that has run out of something.</summary>
    public CheckStatus Status => Kind == CheckConnectFailureKind.UnixSocket
        || (Kind == CheckConnectFailureKind.Immediate && Error is TryAgain or NoMemory or NoDescriptor or NoDescriptorOfSystem or AddressInUse or AddressNotAvailable or NoBuffers)
            ? CheckStatus.SocketError
            : CheckStatus.Layer4Connection;

    public string Description => Kind switch
    {
        CheckConnectFailureKind.Source => $"Can't bind to source address ({SocketErrors.Describe(Error)})",
        CheckConnectFailureKind.Answered => SocketErrors.Describe(Error),
        _ => $"General socket error ({SocketErrors.Describe(Error)})",
    };
}
