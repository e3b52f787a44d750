namespace ActorProxy.Core.Inspection.Jwt;

/// <summary>The kinds of signatures (RFC 7518 3.2 to 3.6).</summary>
public enum JwtFamily
{
    Unsigned,
    Hmac,
    Rsa,
    Ecdsa,
    RsaPss,
}
