namespace ActorProxy.Config.Model;

/// <summary><c>http-check expect</c>.</summary>
/// <param name="Pattern">Status codes and ranges as written ("200-399,404"), a string, or an expression.</param>
public sealed record HttpExpectConfig(ExpectMatchKind Match, string Pattern, bool IsNegated);
