using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Sockets;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Listening;

/// <summary>A bound, listening socket. It outlives the generations that accept from it.</summary>
/// <remarks>Every loop accepts from the same descriptor. The kernel's queue keeps connections while nobody accepts, as during a reload.</remarks>
public sealed class ListeningSocket
{
    // Reloads, operators and shutdowns come from different threads.
    private readonly Lock _gate = new();
    private readonly UnixSocketFile? _file;
    private ListenerOptions _options;
    private string? _refused;

    private ListeningSocket(ListenAddress address, int descriptor, ListenerOptions options, UnixSocketFile? file)
    {
        _options = options;
        _file = file;
        Interface = options.Interface;
        Address = address;
        Descriptor = descriptor;
        Local = LocalAddress(descriptor);
    }

    public ListenAddress Address { get; }

    public int Descriptor { get; private set; }

    /// <summary>The address that the kernel gave, with the port it chose when 0 was asked for.</summary>
    public NetworkAddress Local { get; }

    /// <summary>The network device that it is bound to, or null.</summary>
    public string? Interface { get; }

    public bool IsOpen => Descriptor >= 0;

    /// <summary>Clients are refused for the time being.</summary>
    public bool IsSuspended { get; private set; }

    /// <summary>Binds and listens, or takes the inherited descriptor as it is.</summary>
    /// <param name="error">For the operator, without the address: what the kernel refused.</param>
    public static bool TryOpen(ListenAddress address, ListenerOptions options, [NotNullWhen(true)] out ListeningSocket? socket, out string error)
    {
        error = "";
        socket = null;
        if (address.InheritedDescriptor >= 0)
        {
            if (SocketOptions.Get(address.InheritedDescriptor, SocketConstants.LevelSocket, SocketConstants.AcceptsConnections) != 1)
            {
                error = "the inherited descriptor is not a listening socket";
                return false;
            }

            socket = Adopt(address, address.InheritedDescriptor, options);
            return true;
        }

        var target = address.Target!;
        var descriptor = SocketCalls.Socket(target.Family, SocketConstants.Stream | SocketConstants.NonBlocking | SocketConstants.CloseOnExec, 0);
        if (descriptor < 0)
        {
            error = $"no socket: {SocketErrors.Describe(Marshal.GetLastSystemError())}";
            return false;
        }

        if (!TryPrepare(descriptor, target, options, out error) || !TryBind(descriptor, address, options, out var file, out error))
        {
            _ = SocketCalls.Close(descriptor);
            return false;
        }

        socket = new ListeningSocket(address, descriptor, options, file);
        socket.SetInherited(null);
        return true;
    }

    /// <summary>Takes over a descriptor that listens already: inherited, or received from another process.</summary>
    public static ListeningSocket Adopt(ListenAddress address, int descriptor, ListenerOptions options)
    {
        var flags = SocketCalls.Control(descriptor, SocketConstants.GetStatusFlags, 0);
        _ = SocketCalls.Control(descriptor, SocketConstants.SetStatusFlags, flags | SocketConstants.NonBlocking);
        var file = address.Path is { } path && File.Exists(path) ? new UnixSocketFile(path) : null;
        var socket = new ListeningSocket(address, descriptor, options, file);
        socket.SetInherited(null);
        socket.SetPermissions(null);
        return socket;
    }

    /// <summary>Sets what a reload changed, as far as a bound socket can be changed; for the rest it takes another socket.</summary>
    /// <returns>What the kernel refused since the last call, also while the socket was opened, for the operator; null for nothing.</returns>
    /// <remarks>Reaches for the file of a unix socket: may block.</remarks>
    public string? Apply(ListenerOptions options)
    {
        lock (_gate)
        {
            var before = _options;
            if (options != before && IsOpen)
            {
                _options = options;
                SetInherited(before);
                if (options.Backlog != before.Backlog)
                    SetBacklog();
                SetPermissions(before);
            }

            var refused = _refused;
            _refused = null;
            return refused;
        }
    }

    /// <summary>Whether <see cref="Apply"/> would neither change nor tell anything.</summary>
    public bool Has(ListenerOptions options)
    {
        lock (_gate)
            return options == _options && _refused is null;
    }

    /// <summary>Refuses clients until <see cref="Resume"/>, but keeps the address. Call when no loop watches the socket.</summary>
    /// <remarks>A unix socket or an inherited one keeps its clients waiting instead: they can't be suspended without harm to who shares them.</remarks>
    public void Suspend()
    {
        lock (_gate)
        {
            if (IsSuspended || !IsOpen || !Local.IsInternet || Address.InheritedDescriptor >= 0)
                return;
            IsSuspended = true;
            _ = SocketCalls.Shutdown(Descriptor, SocketConstants.ShutdownRead);
        }
    }

    /// <summary>Listens again after <see cref="Suspend"/>; an errno, or 0.</summary>
    public int Resume()
    {
        lock (_gate)
        {
            if (!IsSuspended || !IsOpen)
                return 0;
            if (SocketCalls.Listen(Descriptor, _options.Backlog) < 0)
                return Marshal.GetLastSystemError();
            IsSuspended = false;
            return 0;
        }
    }

    /// <summary>Stops listening. The file of a unix socket stays when <paramref name="keepFile"/>, because another process listens on it now.</summary>
    public void Close(bool keepFile)
    {
        lock (_gate)
        {
            if (Descriptor < 0)
                return;
            _ = SocketCalls.Close(Descriptor);
            Descriptor = -1;
            if (!keepFile)
                _file?.Delete();
        }
    }

    /// <summary>Closes a descriptor that was received or accepted and has no owner.</summary>
    public static void CloseDescriptor(int descriptor) => _ = SocketCalls.Close(descriptor);

    private void SetInherited(ListenerOptions? before)
    {
        if (Local.IsInternet)
            Note(InheritedOptions.Set(Descriptor, _options, before));
    }

    /// <summary>The kernel takes a new length of its queue from a second <c>listen</c>, which would also end a suspension.</summary>
    private void SetBacklog()
    {
        if (!IsSuspended && Address.InheritedDescriptor < 0 && SocketCalls.Listen(Descriptor, _options.Backlog) < 0)
            Note(SocketErrors.Describe(Marshal.GetLastSystemError()));
    }

    private void SetPermissions(ListenerOptions? before)
    {
        try
        {
            _file?.Apply(_options.Permissions, before?.Permissions);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Note(failure.Message);
        }
    }

    private void Note(string? refused) => _refused ??= refused;

    private static unsafe NetworkAddress LocalAddress(int descriptor)
    {
        var buffer = default(SocketAddressBuffer);
        uint length = SocketAddressBuffer.Size;
        fixed (byte* start = buffer.Bytes)
            return SocketCalls.GetLocalAddress(descriptor, start, &length) == 0 ? buffer.ToNetworkAddress() : default;
    }

    private static bool TryPrepare(int descriptor, SocketTarget target, ListenerOptions options, out string error)
    {
        error = "";
        if (!target.Address.IsInternet)
            return true;
        _ = SocketOptions.Set(descriptor, SocketConstants.LevelSocket, SocketConstants.ReuseAddress, 1);

        // Lets a new process bind the same address while the old one still serves, as HAProxy does.
        _ = SocketOptions.Set(descriptor, SocketConstants.LevelSocket, SocketConstants.ReusePort, 1);
        var isV6 = target.Family == SocketConstants.FamilyIPv6;
        var code = 0;
        if (isV6 && options.V6Only is { } only)
            code = SocketOptions.Set(descriptor, SocketConstants.LevelIPv6, SocketConstants.IPv6Only, only ? 1 : 0);
        if (code == 0 && options.IsTransparent)
            code = isV6
                ? SocketOptions.Set(descriptor, SocketConstants.LevelIPv6, SocketConstants.IPv6Transparent, 1)
                : SocketOptions.Set(descriptor, SocketConstants.LevelIP, SocketConstants.IPTransparent, 1);
        if (code == 0 && options.IsFreeBind)
            code = SocketOptions.Set(descriptor, SocketConstants.LevelIP, SocketConstants.IPFreeBind, 1);
        if (code == 0)
            code = SocketOptions.BindToInterface(descriptor, options.Interface);
        if (code != 0)
            error = SocketErrors.Describe(code);
        return code == 0;
    }

    private static bool TryBind(int descriptor, ListenAddress address, ListenerOptions options, out UnixSocketFile? file, out string error)
    {
        error = "";
        file = null;

        // A unix socket is bound under another name and moved into place, so that clients always find someone who listens.
        var temporary = address.Path is { } path ? $"{path}.{Environment.ProcessId}.tmp" : null;
        try
        {
            var target = temporary is null ? address.Target! : new SocketTarget(SocketAddressBuffer.FromPath(temporary), temporary);
            if (Bind(descriptor, target) is var bound and not 0)
            {
                error = SocketErrors.Describe(bound);
                return false;
            }

            if (temporary is not null)
            {
                file = new UnixSocketFile(temporary);
                file.Apply(options.Permissions, null);
            }

            if (SocketCalls.Listen(descriptor, options.Backlog) < 0)
                error = SocketErrors.Describe(Marshal.GetLastSystemError());
            else
                file?.MoveTo(address.Path!);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            error = failure.Message;
        }

        if (error.Length == 0)
            return true;
        file?.Delete();
        return false;
    }

    private static unsafe int Bind(int descriptor, SocketTarget target)
    {
        var address = target.Copy();
        fixed (byte* start = address.Bytes)
            return SocketCalls.Bind(descriptor, start, (uint)address.Length) == 0 ? 0 : Marshal.GetLastSystemError();
    }
}
