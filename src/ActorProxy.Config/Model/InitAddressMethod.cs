using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary>One of the methods of <c>init-addr</c>, which are tried in turn for a server whose address is a name.</summary>
/// <param name="Address">For <see cref="InitAddressKind.Numeric"/>, without port.</param>
public sealed record InitAddressMethod(InitAddressKind Kind, string? Address = null)
{
    public static InitAddressMethod None { get; } = new(InitAddressKind.None);

    /// <summary>Without <c>init-addr</c>.</summary>
    public static ImmutableArray<InitAddressMethod> Default { get; } = [new(InitAddressKind.Last), new(InitAddressKind.Libc)];
}
