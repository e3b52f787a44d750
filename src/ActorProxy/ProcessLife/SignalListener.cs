using System.Runtime.InteropServices;
using System.Threading.Channels;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>Receives the process's signals from its first moment on.</summary>
/// <remarks>
/// What stops the process does so at once, on the thread that the runtime delivers the signal on; everything else waits in its order
/// until the proxy serves, so that a reload asked for during the start is neither lost nor deadly.
/// </remarks>
internal sealed class SignalListener : IDisposable
{
    private static readonly ProcessSignal[] Signals = Enum.GetValues<ProcessSignal>();

    private readonly Channel<ProcessSignal> _pending = Channel.CreateUnbounded<ProcessSignal>(new UnboundedChannelOptions { SingleReader = true });
    private readonly PosixSignalRegistration[] _registrations;
    private readonly Action<ProcessSignal> _stopNow;

    public SignalListener(Action<ProcessSignal> stopNow)
    {
        _stopNow = stopNow;
        foreach (var signal in Signals) HearIgnored((int)signal);
        _registrations = Array.ConvertAll(Signals, s => PosixSignalRegistration.Create((PosixSignal)s, context => Receive(context, s)));
    }

    /// <summary>Every signal but those that stop at once, in the order of their arrival.</summary>
    public IAsyncEnumerable<ProcessSignal> ReadAsync(CancellationToken cancellation) => _pending.Reader.ReadAllAsync(cancellation);

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
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
        if (SignalRules.ActionOf(signal) == SignalAction.StopNow) _stopNow(signal);
        else _pending.Writer.TryWrite(signal);
    }
}
