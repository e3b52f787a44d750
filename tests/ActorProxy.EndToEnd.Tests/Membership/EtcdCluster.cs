namespace ActorProxy.EndToEnd.Tests.Membership;

/// <summary>Debian's etcd as a cluster of three on 127.0.0.1.</summary>
internal sealed class EtcdCluster : IAsyncDisposable
{
    private const int Size = 3;

    private EtcdCluster(IReadOnlyList<EtcdServer> members) => Members = members;

    public IReadOnlyList<EtcdServer> Members { get; }

    /// <summary>As a node's settings list them.</summary>
    public string Endpoints => string.Join(", ", Members.Select(static one => $"\"{one.Endpoint}\""));

    public static async Task<EtcdCluster> StartAsync()
    {
        var members = EtcdServer.MakeCluster(Size);
        await Task.WhenAll(members.Select(static one => one.StartAgainAsync()));
        return new EtcdCluster(members);
    }

    /// <summary>The member that leads by the word of one of them.</summary>
    public static async Task<EtcdServer> LeaderAsync(IReadOnlyList<EtcdServer> alive)
    {
        EtcdServer? leader = null;
        await Eventually.HoldsAsync("etcd has a leader", async () =>
        {
            var (_, led) = await alive[0].StatusAsync();
            foreach (var one in alive)
                if ((await one.StatusAsync()).Id == led)
                    leader = one;
            return leader is not null;
        });
        return leader!;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var one in Members)
            await one.DisposeAsync();
    }
}
