using System.Globalization;
using System.Text;
using ActorProxy.Cluster.FloatingIp;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Network;
using ActorProxy.Interop;
using ActorProxy.ProcessLife;

namespace ActorProxy.Guardian;

/// <summary>The guarded process's end of the line to its guardian. For any thread.</summary>
internal sealed class GuardianLine : IAddressKeeper
{
    /// <summary>Tells the guarded process which descriptor leads to its guardian.</summary>
    public const string Variable = "ACTORPROXY_GUARDIAN_FD";

    /// <summary>Set for a process that stands in for one that has died.</summary>
    public const string RestartVariable = "ACTORPROXY_RESTARTED";

    /// <summary>The end of the line is moved to here or above: behind what a process opens before it serves.</summary>
    private const int LeastDescriptor = 512;

    private readonly Lock _gate = new();
    private int _descriptor;

    private GuardianLine(int descriptor, bool isRestart) => (_descriptor, IsRestart) = (descriptor, isRestart);

    /// <summary>A process before this one died: what the command line says about older ones is long done.</summary>
    public bool IsRestart { get; }

    /// <summary>The guardian, which takes the signals.</summary>
    public int GuardianPid { get; } = Libc.ParentProcess();

    /// <summary>Null in a process that nobody guards.</summary>
    public static GuardianLine? FromEnvironment()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        // Whatever is started from here must not hold the line: its end is what the guardian waits for.
        var isRestart = Environment.GetEnvironmentVariable(RestartVariable) is not null;
        Environment.SetEnvironmentVariable(Variable, null);
        Environment.SetEnvironmentVariable(RestartVariable, null);
        Libc.ControlDescriptor(number, Libc.SetDescriptorFlags, Libc.DescriptorCloseOnExec);
        return new GuardianLine(number, isRestart);
    }

    /// <summary>
    /// From now on the end of the guardian is an order to stop, orderly: whoever ends the process that the pid file names means the proxy, and addresses that nobody
    /// watches over would stay behind. Called by the main thread, after the change of user: the kernel forgets it there.
    /// </summary>
    public void Follow()
    {
        _ = Libc.ControlProcess(Libc.SetParentDeathSignal, (nuint)ProcessSignal.Terminate, 0, 0, 0);
        if (Libc.ParentProcess() != GuardianPid) Libc.Kill(Environment.ProcessId, (int)ProcessSignal.Terminate);
    }

    /// <summary>The process serves: what it needs for its addresses is open.</summary>
    public void Serving()
    {
        lock (_gate)
            MoveBehindOthers();
        Say(HeldAddresses.ServingLine);
    }

    public void Holds(int link, InterfaceAddress address) => Say(HeldAddresses.HoldsLine(link, address));

    public void Dropped(int link, InterfaceAddress address) => Say(HeldAddresses.DroppedLine(link, address));

    public void LastWords(FloatingIpPlan plan, int link, NetworkAddress source, NetworkAddress destination, ReadOnlySpan<byte> packet) =>
        Say(HeldAddresses.LastWordsLine(NameOf(plan), new LastWords(plan.Link, link, source, destination, Convert.ToHexString(packet))));

    public void NoLastWords(FloatingIpPlan plan) => Say(HeldAddresses.NoLastWordsLine(NameOf(plan)));

    // One word, whatever the operator calls it.
    private static string NameOf(FloatingIpPlan plan) => string.Create(CultureInfo.InvariantCulture, $"{plan.Link}/{plan.Router.Family}/{plan.Router.RouterId}");

    // A guardian that is gone is no reason to stop serving; it takes a pipe far smaller than its room, so this does not wait.
    private unsafe void Say(string line)
    {
        var bytes = Encoding.ASCII.GetBytes(line);
        lock (_gate)
            fixed (byte* start = bytes)
                _ = Libc.Write(_descriptor, start, (nuint)bytes.Length);
    }

    /// <summary>
    /// Linux closes a dead process's descriptors from the highest one down, and waits at a packet socket until no processor can use it any more: 15 ms, and
    /// more on a busy machine. The guardian must not hear of the end only then.
    /// </summary>
    private void MoveBehindOthers()
    {
        var moved = Libc.ControlDescriptor(_descriptor, Libc.DuplicateCloseOnExec, LeastDescriptor);
        if (moved < 0) return; // Out of descriptors: it hears a little later.
        Libc.Close(_descriptor);
        _descriptor = moved;
    }
}
