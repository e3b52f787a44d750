using System.Collections.Immutable;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>The processes that this one takes the place of: <c>-sf</c> and <c>-st</c>.</summary>
internal sealed record OldProcesses(ImmutableArray<int> Finished, ImmutableArray<int> Terminated)
{
    public bool AreNone => Finished.IsEmpty && Terminated.IsEmpty;

    /// <summary>Tells them to go, once this process holds the listeners. One that is gone already is no mistake.</summary>
    public void Dismiss()
    {
        foreach (var pid in Finished) Libc.Kill(pid, (int)ProcessSignal.User1);
        foreach (var pid in Terminated) Libc.Kill(pid, (int)ProcessSignal.Terminate);
    }

    /// <summary>Asks them to leave their addresses, for one that they can't share.</summary>
    public void Pause() => SendAll(ProcessSignal.TerminalOutput);

    /// <summary>Has them listen again, when this process could not start.</summary>
    public void Resume() => SendAll(ProcessSignal.TerminalInput);

    private void SendAll(ProcessSignal signal)
    {
        foreach (var pid in Finished.AddRange(Terminated)) Libc.Kill(pid, (int)signal);
    }
}
