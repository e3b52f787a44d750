using System.Threading.Channels;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>A thread that keeps seeing the whole file system when the process enters a <c>chroot</c>.</summary>
/// <remarks>
/// A reload must read the configuration again, and HAProxy has a master outside of the jail for that; here it is one thread with a root and
/// working folder of its own. Its user is the process's: it reads and writes only what that user may.
/// </remarks>
internal sealed class OutsideThread : IDisposable
{
    private readonly Channel<(Action Work, TaskCompletionSource Done)> _work = Channel.CreateUnbounded<(Action, TaskCompletionSource)>();

    private OutsideThread()
    {
    }

    /// <summary>Returns once the thread stands outside. To be called before the process enters its jail.</summary>
    public static OutsideThread Start()
    {
        var thread = new OutsideThread();
        var started = new TaskCompletionSource();
        new Thread(() => thread.Run(started)) { IsBackground = true, Name = "outside" }.Start();
        started.Task.GetAwaiter().GetResult();
        return thread;
    }

    /// <summary>Does the work outside; its exception is the task's.</summary>
    public Task RunAsync(Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!_work.Writer.TryWrite((work, done))) done.SetException(new ObjectDisposedException(nameof(OutsideThread)));
        return done.Task;
    }

    public void Dispose() => _work.Writer.TryComplete();

    private void Run(TaskCompletionSource started)
    {
        if (Libc.Unshare(Libc.UnshareFileSystem) != 0)
        {
            started.SetException(SystemErrorException.FromLastError("cannot keep the file system for reloads"));
            return;
        }
        started.SetResult();
        while (_work.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (_work.Reader.TryRead(out var one)) Do(one.Work, one.Done);
        }
    }

    private static void Do(Action work, TaskCompletionSource done)
    {
        try
        {
            work();
            done.SetResult();
        }
#pragma warning disable CA1031 // Whatever it is belongs to who asked for the work, and the thread serves the next one.
        catch (Exception e)
#pragma warning restore CA1031
        {
            done.SetException(e);
        }
    }
}
