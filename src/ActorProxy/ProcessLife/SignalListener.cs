using System.Runtime.InteropServices;
using System.Threading.Channels;

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
        _registrations = Array.ConvertAll(Signals, s => PosixSignalRegistration.Create((PosixSignal)s, context => Receive(context, s)));
    }

    /// <summary>Every signal but those that stop at once, in the order of their arrival.</summary>
    public IAsyncEnumerable<ProcessSignal> ReadAsync(CancellationToken cancellation) => _pending.Reader.ReadAllAsync(cancellation);

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }

    private void Receive(PosixSignalContext context, ProcessSignal signal)
    {
        context.Cancel = true;
        if (SignalRules.ActionOf(signal) == SignalAction.StopNow) _stopNow(signal);
        else _pending.Writer.TryWrite(signal);
    }
}
