namespace ActorProxy.Config.Model.StickTables;

/// <summary>How a value of a stick table is kept.</summary>
public enum StickDataKind : byte
{
    /// <summary>A signed number of 32 bits.</summary>
    SignedInteger,

    /// <summary>An unsigned number of 32 bits.</summary>
    UnsignedInteger,

    /// <summary>An unsigned number of 64 bits.</summary>
    UnsignedLong,

    /// <summary>Events within a sliding period.</summary>
    Rate,

    /// <summary>A word out of a dictionary: a server's name or address.</summary>
    Word,
}
