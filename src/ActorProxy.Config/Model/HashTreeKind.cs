namespace ActorProxy.Config.Model;

/// <summary>The method of <c>hash-type</c>: how a hash finds its server.</summary>
public enum HashTreeKind
{
    /// <summary>A static array of slots, as many as there are weights: even, but most keys move when a server does.</summary>
    MapBased,

    /// <summary>Points on a ring: few keys move when a server does.</summary>
    Consistent,
}
