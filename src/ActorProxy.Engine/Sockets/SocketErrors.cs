using System.Runtime.InteropServices;

namespace ActorProxy.Engine.Sockets;

/// <summary>The kernel's error numbers that the proxy tells apart, and their texts.</summary>
public static class SocketErrors
{
    public const int Interrupted = 4;
    public const int TimedOut = 110;
    public const int Cancelled = 125;

    /// <summary>The system's text for an error number, as <c>strerror</c> gives it.</summary>
    public static string Describe(int error) => Marshal.GetPInvokeErrorMessage(error);
}
