namespace ActorProxy.Core.Inspection.Tls;

/// <summary>The extensions that fetches look at, by their numbers (IANA "TLS ExtensionType Values").</summary>
public enum HelloExtensionType
{
    ServerName = 0,
    SupportedGroups = 10,
    SignatureAlgorithms = 13,
    ApplicationProtocols = 16,
    SessionTicket = 35,
    KeyShare = 51,
}
