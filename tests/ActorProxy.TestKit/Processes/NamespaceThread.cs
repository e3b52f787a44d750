using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace ActorProxy.TestKit.Processes;

/// <summary>A thread inside of a named network namespace: the sockets that are made on it belong there for good, wherever they are used.</summary>
public static partial class NamespaceThread
{
    private const int NetworkNamespace = 0x40000000;

    /// <summary>Runs an action on a thread of its own; the task is done with it.</summary>
    public static Task RunAsync(string networkNamespace, Action action)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                using (var entry = File.OpenHandle($"/run/netns/{networkNamespace}"))
                    Enter(entry);
                action();
                done.SetResult();
            }
#pragma warning disable CA1031 // It is the task's failure.
            catch (Exception error)
#pragma warning restore CA1031
            {
                done.SetException(error);
            }
        })
        { IsBackground = true }.Start();
        return done.Task;
    }

    private static void Enter(SafeFileHandle entry)
    {
        if (SetNamespace(entry, NetworkNamespace) != 0)
            throw new InvalidOperationException($"the namespace can't be entered: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(SafeFileHandle descriptor, int kind);
}
