namespace ActorProxy.Node.Peers;

/// <summary>What the peers of a section, on whichever loop, see of it.</summary>
internal sealed class PeersSectionState
{
    private volatile bool _knowsEverything;

    /// <summary>All that was to be learnt is learnt: a lesson given now is complete.</summary>
    public bool KnowsEverything
    {
        get => _knowsEverything;
        set => _knowsEverything = value;
    }
}
