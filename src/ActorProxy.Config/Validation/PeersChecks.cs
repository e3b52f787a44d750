using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords;

namespace ActorProxy.Config.Validation;

/// <summary>Whether a <c>peers</c> section knows which of its peers is this process, and where that one listens.</summary>
internal static class PeersChecks
{
    public static void Check(LoadState load)
    {
        foreach (var section in load.Peers)
        {
            if (section.IsDisabled) continue;
            if (!section.HasLocalPeer)
                load.Diagnostics.Add(Severity.Warning, section.Position, $"{section.Title} has no peer '{section.LocalPeer}', which is this process: the section is not used", "name the process with -L or 'localpeer', or add the peer");
            else if (section.Bind is null && section.BindLinePosition is null)
                load.Diagnostics.Add(Severity.Warning, section.Position, $"{section.Title} has no address to listen on: no peer can connect to this process", "add a 'bind' line");
            foreach (var peer in section.Peers)
            {
                if (peer.Shard > section.Shards)
                    load.Diagnostics.Add(Severity.Warning, peer.Position, $"the peer '{peer.Name}' has the shard {peer.Shard} of {section.Shards}: it is told all entries", "'shards' says into how many the section's entries are divided");
            }
        }
    }
}
