using System.Diagnostics;
using System.Text;
using ActorProxy.Interop;

namespace ActorProxy.ProcessLife;

/// <summary>Tells the service manager what state the process is in, over the socket that <c>NOTIFY_SOCKET</c> names (sd_notify(3)).</summary>
/// <remarks>Connected at the start, so that it is reached from within a jail too. Without a socket every message goes nowhere.</remarks>
internal sealed unsafe class SystemdNotifier : IDisposable
{
    public const string SocketVariable = "NOTIFY_SOCKET";

    private readonly int _descriptor = -1;

    /// <summary>The process that the manager is to watch and to signal: of a guarded one its guardian.</summary>
    public int MainPid { get; init; } = Environment.ProcessId;

    public SystemdNotifier(string? socket)
    {
        // "@" stands for the zero byte that begins an abstract address.
        if (string.IsNullOrEmpty(socket) || socket[0] is not ('/' or '@')) return;
        var path = Encoding.UTF8.GetBytes(socket);
        if (path.Length >= UnixAddress.LongestPath) return;
        var descriptor = Libc.Socket(Libc.AddressFamilyUnix, Libc.SocketDatagram | Libc.SocketCloseOnExec, 0);
        if (descriptor < 0) return;
        var address = UnixAddress.Of(path);
        if (Libc.Connect(descriptor, &address, address.Length(path.Length)) == 0) _descriptor = descriptor;
        else Libc.Close(descriptor);
    }

    public void Ready() => Send($"READY=1\nMAINPID={MainPid}\nSTATUS=Ready.\n");

    public void Reloading() => Send($"RELOADING=1\nMONOTONIC_USEC={Stopwatch.GetElapsedTime(0).Ticks / TimeSpan.TicksPerMicrosecond}\nSTATUS=Reloading the configuration.\n");

    /// <summary>Says that a reload is over: the proxy serves, by the new configuration or still by the old one.</summary>
    public void Reloaded(bool isAccepted)
        => Send($"READY=1\nMAINPID={MainPid}\nSTATUS={(isAccepted ? "Ready." : "Reload failed; the configuration before it stays in use.")}\n");

    public void Stopping() => Send("STOPPING=1\nSTATUS=Stopping.\n");

    public void Dispose()
    {
        if (_descriptor >= 0) Libc.Close(_descriptor);
    }

    private void Send(string message)
    {
        if (_descriptor < 0) return;
        var bytes = Encoding.UTF8.GetBytes(message);
        // A manager that does not listen must neither hold the proxy up nor end it.
        fixed (byte* first = bytes) Libc.Send(_descriptor, first, (nuint)bytes.Length, Libc.SendWithoutSignal | Libc.SendWithoutWait);
    }
}
