namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>What checking a token's signature comes to, in the numbers that <c>jwt_verify</c> gives.</summary>
public enum JwtVerdict
{
    Valid = 1,
    Invalid = 0,
    UnknownAlgorithm = -1,
    InvalidToken = -3,
    UnknownKey = -5,
}
