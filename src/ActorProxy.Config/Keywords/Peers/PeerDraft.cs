using ActorProxy.Config.Model;

namespace ActorProxy.Config.Keywords.Peers;

/// <summary>A <c>peer</c> or <c>server</c> line of a <c>peers</c> section, or the values of its <c>default-server</c>, while options are being read.</summary>
internal sealed class PeerDraft
{
    public LoadState? Load { get; set; }

    public SourceAddressConfig? Source { get; set; }

    /// <summary>0 until one is given.</summary>
    public int Shard { get; set; }

    public PeerDraft Copy() => (PeerDraft)MemberwiseClone();
}
