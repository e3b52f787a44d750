namespace ActorProxy.Config.Model;

/// <summary>The parts of <c>proxy-v2-options</c> that have meaning without TLS.</summary>
[Flags]
public enum ProxyV2Options
{
    None = 0,
    UniqueId = 1,
    Crc32c = 2,
}
