namespace ActorProxy.Config.Model;

/// <summary>The <c>source</c> keyword: the address that connections to servers come from.</summary>
public sealed record SourceAddressConfig
{
    public required AddressConfig Address { get; init; }

    /// <summary><c>interface NAME</c>.</summary>
    public string? Interface { get; init; }

    /// <summary><c>usesrc</c>, or null.</summary>
    public UseSourceConfig? UseSource { get; init; }
}
