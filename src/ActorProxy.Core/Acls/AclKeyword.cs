using ActorProxy.Core.Patterns;

namespace ActorProxy.Core.Acls;

/// <summary>A name that means a fetch together with a match method, in ACLs only.</summary>
/// <param name="IsDotted">Its numbers may be versions such as 3.1.</param>
public sealed record AclKeyword(string Name, string Fetch, MatchMethod Method, bool IsDotted = false);
