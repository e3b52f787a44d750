using System.Runtime.InteropServices;

namespace ActorProxy.ProcessLife;

/// <summary>Something that the system refused while the process started, worded for the operator.</summary>
internal sealed class SystemErrorException(string message) : Exception(message)
{
    /// <summary>Adds the system's own words for the call that just failed.</summary>
    public static SystemErrorException FromLastError(string what) => FromError(what, Marshal.GetLastPInvokeError());

    public static SystemErrorException FromError(string what, int error) => new($"{what}: {Marshal.GetPInvokeErrorMessage(error)}");
}
