namespace ActorProxy.Config.Model;

/// <summary><c>option ldap-check</c>: an anonymous bind, which must succeed.</summary>
public sealed record LdapCheckConfig : CheckProtocolConfig;
