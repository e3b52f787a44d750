using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>Receives the process's signals from its first moment on.</summary>
/// <remarks>
/// What stops the process does so at once, on the thread that the runtime delivers the signal on; everything else waits in its order
/// until the proxy serves, so that a reload asked for during the start is neither lost nor deadly.
/// </remarks>
internal sealed class SignalListener : IDisposable
{
    private static readonly ProcessSignal[] Signals =
    [
        ProcessSignal.Hangup, ProcessSignal.Interrupt, ProcessSignal.Quit, ProcessSignal.User1, ProcessSignal.User2,
        ProcessSignal.Terminate, ProcessSignal.TerminalInput, ProcessSignal.TerminalOutput,
    ];

    private readonly Lock _gate = new();
    private readonly Queue<SignalArrival> _pending = [];
    private readonly AutoResetEvent _changed = new(false);
    private readonly PosixSignalRegistration[] _registrations = new PosixSignalRegistration[Signals.Length];
    private readonly Action<ProcessSignal> _stopNow;
    private bool _isClosed;

    public SignalListener(Action<ProcessSignal> stopNow)
    {
        _stopNow = stopNow;
        foreach (var signal in Signals) HearIgnored((int)signal);
        for (var i = 0; i < Signals.Length; i++)
        {
            var signal = Signals[i];
            _registrations[i] = PosixSignalRegistration.Create((PosixSignal)signal, context => Receive(context, signal));
        }
    }

    /// <summary>
    /// Waits for the next signal but those that stop at once, in the order of their arrival; false once the listener is closed.
    /// For the main thread, which has nothing else to do: a task for it would cost the start more than all of this.
    /// </summary>
    public bool TryWait([NotNullWhen(true)] out SignalArrival? arrival)
    {
        while (true)
        {
            lock (_gate)
            {
                arrival = null;
                if (_isClosed) return false;
                if (_pending.TryDequeue(out arrival)) return true;
            }
            _changed.WaitOne();
        }
    }

    /// <summary>Ends the wait. For any thread.</summary>
    public void Close()
    {
        lock (_gate) _isClosed = true;
        _changed.Set();
    }

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
        _changed.Dispose();
    }

    /// <summary>
    /// A shell starts what runs in its background with SIGINT ignored, nohup with SIGHUP, and the runtime leaves such signals alone.
    /// A server means to be told.
    /// </summary>
    private static void HearIgnored(int signal)
    {
        var before = Libc.SetDisposition(signal, Libc.DefaultDisposition);
        if (before is not (Libc.IgnoreDisposition or Libc.DefaultDisposition)) Libc.SetDisposition(signal, before);
    }

    private void Receive(PosixSignalContext context, ProcessSignal signal)
    {
        context.Cancel = true;
        var action = SignalRules.ActionOf(signal);
        if (action == SignalAction.StopNow)
        {
            _stopNow(signal);
            return;
        }
        lock (_gate) _pending.Enqueue(new SignalArrival(action));
        _changed.Set();
    }
}
