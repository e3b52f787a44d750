using System.Collections.Immutable;

namespace ActorProxy.Config.Model;

/// <summary>One <c>acl NAME …</c> line. Several of one name are alternatives.</summary>
/// <param name="Words">Behind the name: what is looked at, how, and the patterns.</param>
public sealed record AclConfig(ConfigWord Name, ImmutableArray<ConfigWord> Words);
