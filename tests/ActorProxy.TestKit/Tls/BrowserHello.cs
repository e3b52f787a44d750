namespace ActorProxy.TestKit.Tls;

/// <summary>A browser's ClientHello, and the fingerprints that are published for it.</summary>
/// <param name="Ciphers">Without GREASE (RFC 8701).</param>
/// <param name="Extensions">Their types, in the order of the hello, without GREASE; no fetch tells them.</param>
/// <param name="Ja3">MD5 over versions, ciphers, extensions and groups; empty where the order of extensions is drawn anew each time.</param>
/// <param name="Ja4Ciphers">The middle part of its JA4.</param>
/// <param name="Ja4Extensions">The last part of its JA4.</param>
public sealed record BrowserHello(string Name, byte[] Bytes, int[] Ciphers, int[] Extensions, int[] Groups, int[] Signatures, int[] ShareGroups, string Ja3, string Ja4Ciphers, string Ja4Extensions)
{
    public override string ToString() => Name;
}
