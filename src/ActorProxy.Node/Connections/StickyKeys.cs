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

    private readonly List<(StickTable Table, byte[] Key, uint SeenEpoch)> _toStore = [];

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
        foreach (var (known, key, seenEpoch) in _toStore)
        {
            var table = known.Latest;
            using var entry = table.FindOrAdd(key.AsSpan(0, Math.Min(key.Length, table.Layout.KeyLength)), now);
            if (entry.Exists)
                KeyBinding.Write(table, entry, new StickTarget(table.Definition.ServerKeyIsAddress ? server.Address.ToString() : server.Name, server.Config.Id), seenEpoch, now);
        }

        _toStore.Clear();
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
        foreach (var (other, _, _) in _toStore)
            if (other == table)
                return;
        if (_toStore.Count < Most)
            _toStore.Add((table, key.ToArray(), seen?.Stamp.Epoch ?? 0));
    }

    private static void Want(BackendFacts backend, StickTable table, StickTarget target, StreamTicket ticket)
    {
        if (target.Key is { } key && table.Definition.ServerKeyIsAddress && IPEndPoint.TryParse(key, out var address))
        {
            // Only the balancer knows which server has it now.
            ticket.WantedAddress = NetworkAddress.From(address.Address, address.Port);
            return;
        }

        var server = (target.Key is { } name ? backend.Find(name) : null) ?? ById(backend, target.Id);
        if (server is not null && (ticket.TakesServerThatIsDown || !server.IsStopped))
            ticket.Wanted = server.Name;
    }

    private static ServerFacts? ById(BackendFacts backend, int id)
    {
        for (var i = 0; i < backend.Servers.Count; i++)
            if (backend.Servers[i].Id == id)
                return backend.Servers[i];
        return null;
    }
}
