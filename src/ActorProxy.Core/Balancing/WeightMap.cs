namespace ActorProxy.Core.Balancing;

/// <summary>A backend's servers in use, each in as many places of one array as it has weight, spread evenly.</summary>
/// <remarks>Rebuilt when first asked after a change: a change of many servers at once costs one rebuild.</remarks>
internal sealed class WeightMap(ServerRoster roster)
{
    private ServerState[] places = [];
    private bool isStale = true;

    public void Invalidate() => isStale = true;

    /// <summary>One server per place; never empty while some server is usable.</summary>
    public ReadOnlySpan<ServerState> Places
    {
        get
        {
            if (isStale)
                Rebuild();
            return places;
        }
    }

    private void Rebuild()
    {
        isStale = false;
        if (roster.ActiveCount == 0 && roster.FirstBackup is { } only)
        {
            places = new ServerState[only.BalancedWeight];
            Array.Fill(places, only);
            return;
        }

        var used = Array.FindAll(roster.Servers, server => server.IsUsable && server.IsBackup == (roster.ActiveCount == 0));
        var total = roster.TotalWeight;
        var scores = new int[used.Length];
        places = new ServerState[total];
        for (var place = 0; place < total; place++)
        {
            // Each place goes to the first listed of the servers that are furthest behind what their weight promises them.
            var best = -1;
            var most = 0;
            for (var index = 0; index < used.Length; index++)
            {
                scores[index] += used[index].BalancedWeight;
                var behind = (scores[index] + total) / total;
                if (best >= 0 && behind <= most)
                    continue;
                most = behind;
                best = index;
            }

            scores[best] -= total;
            places[place] = used[best];
        }
    }
}
