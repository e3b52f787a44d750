namespace ActorProxy.Core.Peers;

/// <summary>A version of the peers protocol.</summary>
public readonly record struct PeerVersion(int Major, int Minor)
{
    public static readonly PeerVersion Newest = new(2, 1);

    /// <summary>What is announced to a peer that refused <see cref="Newest"/>.</summary>
    public static readonly PeerVersion Oldest = new(2, 0);

    public bool IsSupported => Major == Newest.Major && Minor <= Newest.Minor;

    /// <summary>Whether updates may say what is left of an entry's life.</summary>
    public bool HasTimedUpdates => Minor >= 1;

    public override string ToString() => $"{Major}.{Minor}";
}
