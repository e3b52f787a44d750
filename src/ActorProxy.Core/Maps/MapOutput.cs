namespace ActorProxy.Core.Maps;

/// <summary>What a map gives: the last part of its name.</summary>
internal enum MapOutput
{
    /// <summary>The value as text.</summary>
    Text,

    /// <summary><c>_int</c>: the value as a number.</summary>
    Number,

    /// <summary><c>_ip</c>: the value as an address.</summary>
    Address,

    /// <summary><c>_key</c>: the pattern that matched, as written.</summary>
    Key,

    /// <summary><c>regm</c>: the value, with <c>\1</c> and so on replaced by what the groups of the expression matched.</summary>
    Groups,
}
