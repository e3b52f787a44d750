using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ActorProxy.Engine.Network;
using ActorProxy.Engine.Network.Netlink;
using ActorProxy.Interop;
using ActorProxy.ProcessLife;
using ActorProxy.Startup;

namespace ActorProxy.Guardian;

/// <summary>The life of the small process in front of one that holds floating addresses: it passes signals on, and cleans up when that one dies.</summary>
/// <remarks>
/// An address that stays on the interface of a dead proxy would answer for it, while another node has taken it over. The guarded process
/// says on a pipe what it holds; the pipe's end, which comes however it dies, is the moment to take those addresses away. Then it is started again.
/// </remarks>
/// <param name="serving">Called once the proxy serves for the first time.</param>
internal sealed class GuardianRun(OperatorMessages messages, Action serving) : IDisposable
{
    private readonly RouteSocket _routes = new();
    private readonly ManualResetEventSlim _told = new();
    private volatile int _guarded;
    private volatile bool _isEnding;
    private ProcessSignal? _endedBy;
    private bool _hasServed;

    /// <summary>Returns the exit code; an end by a signal does not return. Blocks: this is the main thread's life.</summary>
    public int Run()
    {
        // Run once before it is needed: the moment that counts must not be the first.
        _ = _routes.Links();
        using var signals = new SignalForwarder(PassOn);
        for (var shortLives = 0; ;)
        {
            var began = Stopwatch.StartNew();
            var held = new HeldAddresses();
            var code = Guard(held);
            if (_endedBy is { } signal && code == 128 + (int)signal) LastMoment.End(ProcessEnd.BySignal(signal));
            if (_isEnding || code == 0 || !held.IsServing) return code;
            shortLives = began.Elapsed < RestartDelay.LongLife ? shortLives + 1 : 0;
            var delay = RestartDelay.After(shortLives);
            messages.Alert($"The proxy ended with code {code}, which nobody asked for; its floating addresses ({held.All.Count}) were taken off this node. It is started again in {delay.TotalSeconds:0} s.");
            _told.Wait(delay);
            if (_isEnding) return code;
            Libc.SetVariable(GuardianLine.RestartVariable, "1", 1);
        }
    }

    public void Dispose()
    {
        _routes.Close();
        _told.Dispose();
    }

    /// <summary>One life of the guarded process; returns its exit code.</summary>
    private unsafe int Guard(HeldAddresses held)
    {
        var ends = stackalloc int[2];
        if (Libc.Pipe(ends, Libc.OpenCloseOnExec) != 0) throw SystemErrorException.FromLastError("cannot make a pipe");
        Libc.ControlDescriptor(ends[1], Libc.SetDescriptorFlags, 0);
        Libc.SetVariable(GuardianLine.Variable, ends[1].ToString(CultureInfo.InvariantCulture), 1);
        var child = SelfCopy.Spawn("cannot start the proxy");
        _guarded = child;
        Libc.Close(ends[1]);
        Listen(ends[0], held);
        Libc.Close(ends[0]);
        foreach (var (link, address) in held.All)
            Remove(link, address);
        foreach (var words in held.LastWords)
            Say(words);
        var code = SelfCopy.ExitCodeOf(child);
        _guarded = 0;
        return code;
    }

    private unsafe void Listen(int pipe, HeldAddresses held)
    {
        var buffer = stackalloc byte[4096];
        while (true)
        {
            var count = Libc.Read(pipe, buffer, 4096);
            if (count > 0)
            {
                held.Take(Encoding.ASCII.GetString(buffer, (int)count));
                if (held.IsServing && !_hasServed) serving();
                _hasServed |= held.IsServing;
            }
            else if (count == 0 || Marshal.GetLastPInvokeError() != Libc.Interrupted)
                return;
        }
    }

    private void Remove(int link, InterfaceAddress address)
    {
        try
        {
            _routes.Remove(link, address);
        }
        catch (NetworkException error)
        {
            messages.Alert($"The proxy has died and its floating address stays on this node: {error.Message}. Remove it by hand (ip address del {address}).");
        }
    }

    /// <summary>Only now: whoever hears it takes the addresses.</summary>
    private void Say(LastWords words)
    {
        try
        {
            var socket = new VrrpSocket(new NetworkLink(words.LinkIndex, words.Link, default, IsUp: true), words.Source);
            _ = socket.Send(words.Destination, Convert.FromHexString(words.Packet));
            socket.Close();
        }
        catch (NetworkException error)
        {
            messages.Warning($"The proxy has died and the other nodes could not be told: {error.Message}. They find out by themselves after three intervals.");
        }
    }

    private void PassOn(ProcessSignal signal)
    {
        if (signal is ProcessSignal.Terminate or ProcessSignal.Interrupt or ProcessSignal.User1)
        {
            _isEnding = true;
            _endedBy = signal;
        }

        var guarded = _guarded;
        if (guarded > 0) Libc.Kill(guarded, (int)signal);
        else if (_isEnding) _told.Set();
    }
}
