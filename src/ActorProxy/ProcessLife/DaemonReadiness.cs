using System.Globalization;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>The second process's side of <see cref="Daemon"/>: its own session, and the word that it serves.</summary>
internal sealed class DaemonReadiness
{
    private readonly int _descriptor;
    private readonly int[] _terminal;
    private readonly int _nothing;

    private DaemonReadiness(int descriptor, bool diagnosticsAreTold)
    {
        _descriptor = descriptor;
        DiagnosticsAreTold = diagnosticsAreTold;
        // Found now: a jail may hide both later.
        _terminal = StandardStreams.FindCopies();
        _nothing = StandardStreams.OpenNothing();
    }

    /// <summary>Whether the first process showed the configuration's warnings already.</summary>
    public bool DiagnosticsAreTold { get; }

    /// <summary>Null in a process that was not started to run in the background.</summary>
    public static DaemonReadiness? FromEnvironment()
    {
        var descriptor = Environment.GetEnvironmentVariable(Daemon.ReadyVariable);
        if (!int.TryParse(descriptor, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        var told = Environment.GetEnvironmentVariable(Daemon.ToldVariable) is not null;
        // No configuration and no program started from here is to see them.
        Environment.SetEnvironmentVariable(Daemon.ReadyVariable, null);
        Environment.SetEnvironmentVariable(Daemon.ToldVariable, null);
        Libc.UnsetVariable(Daemon.ReadyVariable);
        Libc.UnsetVariable(Daemon.ToldVariable);
        Libc.ControlDescriptor(number, Libc.SetDescriptorFlags, Libc.DescriptorCloseOnExec);
        Libc.StartSession();
        return new DaemonReadiness(number, told);
    }

    /// <summary>Of a process whose guardian runs in the background: nobody waits for its word.</summary>
    public static DaemonReadiness OfGuarded() => new(-1, false);

    /// <summary>Leaves the terminal alone and lets the first process end.</summary>
    public unsafe void Tell()
    {
        foreach (var descriptor in _terminal) Libc.Duplicate(_nothing, descriptor);
        Libc.Close(_nothing);
        var word = (byte)'1';
        Libc.Write(_descriptor, &word, 1);
        Libc.Close(_descriptor);
    }
}
