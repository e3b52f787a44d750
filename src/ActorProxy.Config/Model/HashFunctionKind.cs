namespace ActorProxy.Config.Model;

/// <summary>The function of <c>hash-type</c>.</summary>
public enum HashFunctionKind
{
    Sdbm,
    Djb2,
    Wt6,
    Crc32,

    /// <summary>The key's own number.</summary>
    None,
}
