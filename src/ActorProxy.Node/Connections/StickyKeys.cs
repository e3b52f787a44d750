using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Node.Backends;
using ActorProxy.Node.Samples;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Connections;

/// <summary>The keys by which a stream sticks to a server: looked up before one is picked, stored once it is connected to. Belongs to the connection's loop.</summary>
internal sealed class StickyKeys(ConnectionSampleContext samples)
{
    /// <summary>As many as HAProxy keeps for a stream; further ones are not stored.</summary>
    private const int Most = 8;

    private readonly List<StickyKey> _toStore = [];

    /// <summary>Evaluates the backend's <c>stick</c> lines on the request. The first known key whose server takes streams decides.</summary>
    /// <param name="ticket">Gets the server; one that names a server already keeps it.</param>
    /// <param name="decides">False for <c>ignore-persist</c>: keys are stored, but none decides.</param>
    public void Match(Backend backend, StreamTicket ticket, bool decides)
    {
        samples.IsFinal = true;
        foreach (var rule in backend.Rules.RequestSticks)
        {
            var mark = samples.Scratch.Mark;
            var table = rule.Table.Latest;
            if (rule.TryGetKey(samples, table, out var key))
            {
                var binding = Look(table, key.Span, touches: rule.Matches);
                if (rule.Matches && binding is { } found && decides && ticket.Wanted is null && !ticket.WantedAddress.IsInternet)
                    Want(backend.Facts, table, found.Target, ticket);
                if (rule.StoresRequest)
                    Keep(table, key.Span, binding);
            }

            samples.Scratch.Reset(mark);
        }
    }

    /// <summary>Evaluates the backend's <c>stick store-response</c> lines on what the server has said so far.</summary>
    public void OnResponse(Backend backend)
    {
        samples.Direction = SampleDirection.Response;
        samples.IsFinal = true;
        foreach (var rule in backend.Rules.ResponseSticks)
        {
            var mark = samples.Scratch.Mark;
            var table = rule.Table.Latest;
            if (rule.TryGetKey(samples, table, out var key))
                Keep(table, key.Span, Look(table, key.Span, touches: false));
            samples.Scratch.Reset(mark);
        }
    }

    /// <summary>Stores all keys with the server that the stream is connected to.</summary>
    public void Store(ServerRoute server)
    {
        var now = samples.Process.NowMs;
        foreach (var key in _toStore)
            Bind(key, server, now);

        _toStore.Clear();
    }

    /// <summary>The first key that the owner has to be asked for before the stream goes to a server; null for none.</summary>
    public StickyKey? ToClaim(ServerRoute server)
    {
        foreach (var key in _toStore)
            if (key.NeedsClaim(server))
                return key;
        return null;
    }

    /// <summary>Binds a key on this node; returns what it is bound to then, or null when the table is full.</summary>
    public static KeyBinding? Bind(StickyKey key, ServerRoute server, long nowMs)
    {
        var table = key.Table;
        using var entry = table.FindOrAdd(key.Key.Span, nowMs);
        return entry.Exists ? KeyBinding.Write(table, entry, StickyKey.TargetIn(table, server), key.SeenEpoch, nowMs) : null;
    }

    /// <summary>Keeps what the owner of a key has said of it.</summary>
    public static void Learn(StickyKey key, in KeyBinding binding, long nowMs)
    {
        var table = key.Table;
        using var entry = table.FindOrAdd(key.Key.Span, nowMs);
        if (entry.Exists && table.Definition.IsStamped && binding.TryApply(table, entry, nowMs))
            entry.Touch(nowMs, isLocal: false);
    }

    /// <summary>The server that a key is bound to, when it can be used; null otherwise.</summary>
    /// <param name="address">Where only the balancer knows which server that is.</param>
    public static string? ServerOf(BackendFacts backend, StickTable table, StickTarget target, bool takesServerThatIsDown, out NetworkAddress address)
    {
        address = default;
        if (target.Key is { } key && table.Definition.ServerKeyIsAddress && IPEndPoint.TryParse(key, out var end))
        {
            address = NetworkAddress.From(end.Address, end.Port);
            return null;
        }

        var server = (target.Key is { } name ? backend.Find(name) : null) ?? ById(backend, target.Id);
        return server is not null && (takesServerThatIsDown || !server.IsStopped) ? server.Name : null;
    }

    /// <param name="touches">The entry is used by that, so that its life begins anew.</param>
    private KeyBinding? Look(StickTable table, ReadOnlySpan<byte> key, bool touches)
    {
        if (!touches && !table.Definition.IsStamped)
            return null;
        var now = samples.Process.NowMs;
        using var entry = table.Find(key, now);
        if (!entry.Exists)
            return null;
        if (touches)
            entry.Touch(now);
        return KeyBinding.Read(table, entry, now);
    }

    private void Keep(StickTable table, ReadOnlySpan<byte> key, KeyBinding? seen)
    {
        // One key for each table, the first one, as with HAProxy.
        foreach (var other in _toStore)
            if (other.Known == table)
                return;
        if (_toStore.Count < Most)
            _toStore.Add(new StickyKey(table, key.ToArray(), seen));
    }

    private static void Want(BackendFacts backend, StickTable table, StickTarget target, StreamTicket ticket)
    {
        if (ServerOf(backend, table, target, ticket.TakesServerThatIsDown, out var address) is { } server)
            ticket.Wanted = server;
        else if (address.IsInternet)
            ticket.WantedAddress = address;
    }

    private static ServerFacts? ById(BackendFacts backend, int id)
    {
        for (var i = 0; i < backend.Servers.Count; i++)
            if (backend.Servers[i].Id == id)
                return backend.Servers[i];
        return null;
    }
}
