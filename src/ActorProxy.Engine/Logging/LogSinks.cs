using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging.Interop;
using ActorProxy.Engine.Sockets;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Logging;

/// <summary>The log targets of the process, above its generations: owns the sockets, so that a reload opens none.</summary>
/// <param name="report">Gets one sentence for the operator about a target that takes no lines; called on the loop that found out.</param>
public sealed class LogSinks(ProcessCounters counters, Action<string> report) : IDisposable
{
    private const int SyslogPort = 514;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LogSink> _sinks = [];
    private readonly Dictionary<int, int> _sockets = [];

    /// <summary>Returns the sink of a target, or null after adding an error: a name that does not resolve, no socket to be had.</summary>
    /// <remarks>Resolving a name waits for the resolver, so this is for loading a configuration, not for a loop that serves.</remarks>
    public LogSink? Open(LogTargetConfig target, ICollection<Diagnostic> diagnostics)
    {
        lock (_gate)
        {
            if (_sinks.TryGetValue(target.Address.Text, out var known))
                return known;
            try
            {
                var sink = Create(target.Address);
                // A name may mean another address by the next load.
                if (target.Address.Kind != AddressKind.HostName)
                    _sinks[target.Address.Text] = sink;
                return sink;
            }
            catch (Exception e) when (e is SocketException or IOException or ArgumentException or NotSupportedException)
            {
                diagnostics.Add(new Diagnostic(Severity.Error, target.Position, $"'log': cannot use the target '{target.Address.Text}': {e.Message}"));
                return null;
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            foreach (var socket in _sockets.Values)
                _ = SocketCalls.Close(socket);
            _sockets.Clear();
            _sinks.Clear();
        }
    }

    private LogSink Create(AddressConfig address)
    {
        if (address.Kind == AddressKind.Descriptor)
            return new DescriptorSink(address.Descriptor, address.Text, counters, report);
        var target = Resolve(address);
        return new DatagramSink(SocketFor(target.Family), target, address.Text, counters, report);
    }

    private static SocketTarget Resolve(AddressConfig address)
    {
        var port = address.Port == 0 ? SyslogPort : address.Port;
        return address.Kind switch
        {
            AddressKind.IPv4 or AddressKind.IPv6 => SocketTarget.Of(NetworkAddress.From(IPAddress.Parse(address.Host), port)),
            AddressKind.AnyIPv4 => SocketTarget.Of(NetworkAddress.From(IPAddress.Loopback, port)),
            AddressKind.AnyIPv6 => SocketTarget.Of(NetworkAddress.From(IPAddress.IPv6Loopback, port)),
            AddressKind.HostName => SocketTarget.Of(NetworkAddress.From(Dns.GetHostAddresses(address.Host, address.RequiredFamily)[0], port)),
            AddressKind.Unix => new SocketTarget(SocketAddressBuffer.FromPath(address.Host), address.Text),
            AddressKind.Abstract => new SocketTarget(SocketAddressBuffer.FromAbstractName(address.Host, isPadded: true), address.Text),
            AddressKind.AbstractZeroTerminated => new SocketTarget(SocketAddressBuffer.FromAbstractName(address.Host, isPadded: false), address.Text),
            _ => throw new NotSupportedException($"an address of the kind {address.Kind} takes no log lines"),
        };
    }

    private int SocketFor(int family)
    {
        if (_sockets.TryGetValue(family, out var known))
            return known;
        var socket = SocketCalls.Socket(family, LogCalls.Datagram | SocketConstants.NonBlocking | SocketConstants.CloseOnExec, 0);
        if (socket < 0)
            throw new IOException(SocketErrors.Describe(Marshal.GetLastSystemError()));
        return _sockets[family] = socket;
    }
}
