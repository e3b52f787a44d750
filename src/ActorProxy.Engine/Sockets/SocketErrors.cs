using System.Runtime.InteropServices;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Sockets;

/// <summary>The kernel's error numbers that the proxy tells apart, and their texts.</summary>
public static class SocketErrors
{
    /// <summary>Of a unix socket whose file is gone.</summary>
    public const int NoSuchFile = 2;
    public const int Interrupted = 4;
    public const int TimedOut = 110;
    public const int ConnectionRefused = 111;
    public const int Cancelled = 125;

    /// <summary>Whether this machine, not the server, is the reason: out of descriptors, memory or source ports.</summary>
    public static bool IsOwnShortage(int error) => error is
        SocketConstants.TooManyFiles or SocketConstants.TooManyFilesInSystem or SocketConstants.NoBuffers or
        SocketConstants.NoMemory or SocketConstants.AddressInUse or SocketConstants.AddressNotAvailable or SocketConstants.Again;

    /// <summary>The system's text for an error number, as <c>strerror</c> gives it.</summary>
    public static string Describe(int error) => Marshal.GetPInvokeErrorMessage(error);
}
