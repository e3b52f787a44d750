using System.Runtime.InteropServices;
using ActorProxy.ProcessLife;

namespace ActorProxy.Guardian;

/// <summary>Hears every signal that means something to the proxy, at once, on the thread that the runtime delivers it on.</summary>
internal sealed class SignalForwarder : IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;

    public SignalForwarder(Action<ProcessSignal> passOn) =>
        _registrations = [.. Enum.GetValues<ProcessSignal>().Select(signal => PosixSignalRegistration.Create((PosixSignal)signal, context =>
        {
            context.Cancel = true;
            passOn(signal);
        }))];

    public void Dispose()
    {
        foreach (var registration in _registrations) registration.Dispose();
    }
}
