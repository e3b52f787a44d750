using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace ActorProxy.TestKit.Processes;

/// <summary>Runs a piece of a test on a thread that has a network of its own, with nothing in it but a loopback that is down.</summary>
public static partial class PrivateNetwork
{
    private const int NewNetwork = 0x40000000;

    /// <summary>Whether this process may make networks.</summary>
    public static bool IsPossible => Environment.IsPrivilegedProcess;

    /// <summary>Runs an action, synchronously; what it starts on other threads is not in the network.</summary>
    public static void Run(Action action)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                if (Unshare(NewNetwork) != 0)
                    throw new InvalidOperationException($"no network of its own: {Marshal.GetLastPInvokeErrorMessage()}");
                action();
            }
#pragma warning disable CA1031 // It is thrown again where the test waits.
            catch (Exception error)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(error);
            }
        })
        { IsBackground = true };
        thread.Start();
        if (!thread.Join(Deadlines.Step))
            throw new TimeoutException("A piece of a test in a network of its own did not end.");
        failure?.Throw();
    }

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int what);
}
