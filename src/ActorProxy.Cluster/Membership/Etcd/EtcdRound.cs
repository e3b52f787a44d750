using System.Net;
using System.Net.Sockets;
using ActorProxy.Config.NodeSettings;
using ActorProxy.Core.Membership;

namespace ActorProxy.Cluster.Membership.Etcd;

/// <summary>Goes to the endpoints in turn until one has this node registered and says who else is: what a node does at its start, and whenever something has failed.</summary>
/// <remarks>Runs on the thread pool.</remarks>
/// <param name="runBlockingAsync">Looks names up where that can be done.</param>
internal sealed class EtcdRound(EtcdConfig config, MemberKeys keys, Func<Action, Task> runBlockingAsync)
{
    /// <param name="self">What is to be registered.</param>
    /// <param name="lease">The lease from before; 0 for none.</param>
    /// <param name="first">The endpoint to begin with, by its number.</param>
    public async Task<EtcdRoundOutcome> RunAsync(MemberRecord self, long lease, int first)
    {
        var failures = new List<string>();
        for (var i = 0; i < config.Endpoints.Length; i++)
        {
            var number = (first + i) % config.Endpoints.Length;
            var endpoint = config.Endpoints[number];
            try
            {
                foreach (var address in await ResolveAsync(endpoint).ConfigureAwait(false))
                {
                    var client = new EtcdClient(address, endpoint, EtcdTimes.PatienceOf(config.Lease));
                    var isUsed = false;
                    try
                    {
                        var outcome = await AskAsync(client, self, lease).ConfigureAwait(false);
                        isUsed = outcome is EtcdRoundOutcome.Registered;
                        return outcome with { Endpoint = number };
                    }
                    catch (EtcdException error)
                    {
                        failures.Add($"{endpoint.Authority}: {error.Message}");
                    }
                    finally
                    {
                        if (!isUsed)
                            client.Dispose();
                    }
                }
            }
            catch (SocketException error)
            {
                failures.Add($"{endpoint.Authority}: its name has no address ({error.Message})");
            }
        }

        return new EtcdRoundOutcome.Failed(string.Join("; ", failures.Distinct(StringComparer.Ordinal)));
    }

    private async Task<EtcdRoundOutcome> AskAsync(EtcdClient client, MemberRecord self, long lease)
    {
        if (config is { User: { } user, Password: { } password })
            await client.AuthenticateAsync(user, password).ConfigureAwait(false);
        if (lease == 0 || !await client.KeepAliveAsync(lease).ConfigureAwait(false))
            lease = await client.GrantAsync(config.Lease).ConfigureAwait(false);

        var key = keys.KeyOf(self.Name);
        var value = MemberKeys.ValueOf(self);
        var found = await client.PutAsync(key, value, lease, revision: 0).ConfigureAwait(false);

        // The key may change between two questions; whoever changes it more often than this is no node.
        for (var i = 0; found is not null && i < 3; i++)
        {
            if (found.Lease == lease && found.Value.Span.SequenceEqual(value))
                break;
            if (!found.IsDeleted && keys.Read(found) is { } holder && !IsOwn(holder, self))
            {
                if (found.Lease != lease)
                    await client.RevokeAsync(lease).ConfigureAwait(false);
                return new EtcdRoundOutcome.NameTaken(holder);
            }

            found = await client.PutAsync(key, value, lease, found.ModRevision).ConfigureAwait(false);
        }

        return new EtcdRoundOutcome.Registered(client, lease, await client.ListAsync(keys.Prefix).ConfigureAwait(false));
    }

    /// <summary>An earlier process of this node, which has ended or makes way for this one. At the same address no other node can be.</summary>
    private static bool IsOwn(in MemberRecord holder, in MemberRecord self) => holder.Address == self.Address && holder.Incarnation <= self.Incarnation;

    private async Task<IReadOnlyList<Uri>> ResolveAsync(Uri endpoint)
    {
        if (endpoint.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6)
            return [endpoint];
        IPAddress[] found = [];
        await runBlockingAsync(() => found = Dns.GetHostAddresses(endpoint.Host)).ConfigureAwait(false);
        return [.. found.Select(one => new UriBuilder(endpoint) { Host = one.ToString() }.Uri)];
    }
}
