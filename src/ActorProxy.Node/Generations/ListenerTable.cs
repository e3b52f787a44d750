using System.Diagnostics.CodeAnalysis;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;

namespace ActorProxy.Node.Generations;

/// <summary>The node's listening sockets by address and by what can't be changed once they are bound. They outlive generations: a reload takes up what is there.</summary>
public sealed class ListenerTable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ListeningSocket> _sockets = new(StringComparer.Ordinal);
    private readonly List<ReceivedListener> _received = [];

    /// <summary>Addresses that come and go: they are listened on whether this host has them or not. Set before the first is taken.</summary>
    public IReadOnlyCollection<NetworkAddress> FloatingAddresses { get; set; } = [];

    /// <summary>All that are open now; any thread.</summary>
    public IReadOnlyList<ListeningSocket> All
    {
        get
        {
            lock (_gate)
                return [.. _sockets.Values];
        }
    }

    /// <summary>Descriptors taken over from another process: used instead of binding where the address is the same.</summary>
    public void Offer(ReceivedListener listener)
    {
        lock (_gate)
            _received.Add(listener);
    }

    /// <summary>Closes what was taken over and no address asked for. Call once the first generation accepts.</summary>
    public void DropUnusedOffers()
    {
        lock (_gate)
        {
            foreach (var unused in _received)
                unused.Close();
            _received.Clear();
        }
    }

    /// <summary>Finds the socket of an address, or opens it.</summary>
    /// <param name="isNew">The caller closes it again if its generation is not accepted.</param>
    public bool TryTake(ListenAddress address, ListenerOptions options, [NotNullWhen(true)] out ListeningSocket? socket, out bool isNew, out string error)
    {
        if (address.Target?.Address is { } bound && FloatingAddresses.Contains(bound.WithPort(0)))
            options = options with { IsFreeBind = true };
        lock (_gate)
        {
            error = "";
            isNew = false;
            if (_sockets.TryGetValue(KeyOf(address, options), out socket))
                return true;
            isNew = true;
            var offer = _received.FindIndex(one => one.IsFor(address, options));
            if (offer >= 0)
            {
                socket = ListeningSocket.Adopt(address, _received[offer].Descriptor, options);
                _received.RemoveAt(offer);
            }
            else if (!ListeningSocket.TryOpen(address, options, out socket, out error))
            {
                return false;
            }

            _sockets.Add(KeyOf(address, options), socket);
            return true;
        }
    }

    /// <summary>Closes a socket that no generation accepts from any more.</summary>
    /// <param name="keepFile">Another process listens on the unix socket's path now.</param>
    public void Close(ListeningSocket socket, bool keepFile)
    {
        lock (_gate)
        {
            foreach (var (key, value) in _sockets)
                if (value == socket)
                {
                    _sockets.Remove(key);
                    break;
                }

            socket.Close(keepFile);
        }
    }

    private static string KeyOf(ListenAddress address, ListenerOptions options)
    {
        if (address.Target?.Address is not { IsInternet: true } internet)
            return address.Text;
        var v6Only = internet.Family == AddressFamilyKind.IPv6 ? options.V6Only : null;
        return options is { Interface: null, IsTransparent: false, IsFreeBind: false } && v6Only is null
            ? address.Text
            : $"{address.Text}%{options.Interface} transparent={options.IsTransparent} freebind={options.IsFreeBind} v6only={v6Only}";
    }
}
