namespace ActorProxy.TestKit.ProxyProtocol;

/// <summary>A PROXY protocol header, good or bad, and what a receiver makes of it.</summary>
/// <param name="Meaning">The line of version 1 that says the same without PROXY and CRLF, <see cref="Own"/> or <see cref="Refused"/>.</param>
/// <param name="HAProxyMeaning">What HAProxy 2.6 makes of it, where that differs.</param>
public sealed record ProxyHeaderSample(string Name, byte[] Bytes, string Meaning, string? HAProxyMeaning = null)
{
    /// <summary>The connection's own addresses count.</summary>
    public const string Own = "own";

    /// <summary>The connection is closed.</summary>
    public const string Refused = "refused";

    public override string ToString() => Name;
}
