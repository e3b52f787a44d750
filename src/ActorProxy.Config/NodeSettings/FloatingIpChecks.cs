namespace ActorProxy.Config.NodeSettings;

/// <summary>Finds settings of floating addresses that are right each for itself and wrong together.</summary>
internal static class FloatingIpChecks
{
    public static void Check(NodeConfig config, SettingsFindings findings)
    {
        for (var i = 0; i < config.FloatingIps.Length; i++)
        {
            var one = config.FloatingIps[i];
            CheckAlone(one, config, findings);
            for (var j = 0; j < i; j++) CheckPair(config.FloatingIps[j], one, findings);
        }
    }

    private static void CheckAlone(FloatingIpConfig one, NodeConfig config, SettingsFindings findings)
    {
        var title = $"floating-ip '{one.Name}'";
        foreach (var address in one.Addresses)
        {
            if (address.Address.Equals(config.Node.Address)) findings.Error(address.Position, $"{title} has the node's own address {address.Address}", "a floating address belongs to no node");
            if (address.Address.Equals(one.Source)) findings.Error(address.Position, $"{title} has {address.Address} as its source, too", "the source must be an address that stays");
            if (one.Peers.Contains(address.Address)) findings.Error(address.Position, $"{title} has {address.Address} as a peer, too", "peers are the other nodes' own addresses");
        }
        foreach (var peer in one.Peers)
        {
            if (peer.Equals(config.Node.Address) || peer.Equals(one.Source)) findings.Error(one.Position, $"{title} has this node's own address {peer} among its peers", "peers are the other nodes");
        }
        if (one.Priority == FloatingIpConfig.OwnerPriority && !one.Preempts) findings.Error(one.Position, $"{title} has priority 255 and preempt = false", "the owner of the addresses always takes them: use 254 at most");
        if (one.Priority == FloatingIpConfig.OwnerPriority && one.Track.Weight != 0) findings.Error(one.Position, $"{title} has priority 255, which no weight of 'track' changes", "use a priority of 254 at most, or weight = 0");
        if (!one.Preempts && one.PreemptDelay > TimeSpan.Zero) findings.Warning(one.Position, $"{title} has a preempt-delay but does not preempt: the delay changes nothing");
        if (one.HealthPort is { } port && port == config.Cluster?.Port) findings.Error(one.Position, $"{title} has the cluster's port {port} as its health-port");
        if (one.Track.Interfaces.FirstOrDefault(i => i.Name == one.Interface) is { } own) findings.Warning(own.Position, $"{title} tracks its own interface '{own.Name}', which it does without saying so");
    }

    private static void CheckPair(FloatingIpConfig earlier, FloatingIpConfig later, SettingsFindings findings)
    {
        var first = $"'{earlier.Name}' at {earlier.Position} has it";
        if (earlier.RouterId == later.RouterId && earlier.Interface == later.Interface && earlier.Family == later.Family)
            findings.Error(later.Position, $"floating-ip '{later.Name}' has the router-id {later.RouterId} of another instance on '{later.Interface}'", $"{first}, too: each instance of an interface and family has its own");
        if (earlier.HealthPort is { } port && port == later.HealthPort)
            findings.Error(later.Position, $"floating-ip '{later.Name}' has the health-port {port} of another instance", $"{first}, too: a port tells about one instance");
        foreach (var address in later.Addresses)
        {
            if (earlier.Addresses.Any(a => a.Address.Equals(address.Address))) findings.Error(address.Position, $"floating-ip '{later.Name}' has the address {address.Address} of another instance", $"{first}, too: two owners would fight for it");
        }
    }
}
