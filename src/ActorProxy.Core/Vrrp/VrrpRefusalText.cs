namespace ActorProxy.Core.Vrrp;

/// <summary>What an operator reads about a <see cref="VrrpRefusal"/>.</summary>
public static class VrrpRefusalText
{
    /// <summary>The counter's name, as the runtime API shows it.</summary>
    public static string Name(this VrrpRefusal refusal) => refusal switch
    {
        VrrpRefusal.None => "none",
        VrrpRefusal.Length => "length",
        VrrpRefusal.UnknownVersion => "unknown_version",
        VrrpRefusal.Type => "type",
        VrrpRefusal.Checksum => "checksum",
        VrrpRefusal.NoAddress => "no_address",
        VrrpRefusal.ZeroInterval => "zero_interval",
        VrrpRefusal.UnknownAuthentication => "unknown_authentication",
        VrrpRefusal.OwnAddress => "own_address",
        VrrpRefusal.Ttl => "ttl",
        VrrpRefusal.RouterId => "router_id",
        VrrpRefusal.Version => "version",
        VrrpRefusal.Family => "family",
        VrrpRefusal.Destination => "destination",
        VrrpRefusal.NotAPeer => "not_a_peer",
        VrrpRefusal.Authentication => "authentication",
        VrrpRefusal.Password => "password",
        VrrpRefusal.Addresses => "addresses",
        VrrpRefusal.Interval => "interval",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };

    /// <summary>What is wrong and what to look at.</summary>
    public static string Text(this VrrpRefusal refusal) => refusal switch
    {
        VrrpRefusal.None => "is listened to",
        VrrpRefusal.Length => "is not as long as it says",
        VrrpRefusal.UnknownVersion => "is neither of version 2 in IPv4 nor of version 3",
        VrrpRefusal.Type => "is not an advertisement",
        VrrpRefusal.Checksum => "has a wrong checksum",
        VrrpRefusal.NoAddress => "names no address",
        VrrpRefusal.ZeroInterval => "has an interval of 0",
        VrrpRefusal.UnknownAuthentication => "has an authentication that is neither none nor a simple password; configure one of these on the sender",
        VrrpRefusal.OwnAddress => "comes from this node's own address; is the address used twice?",
        VrrpRefusal.Ttl => "has been forwarded by a router (its TTL is not 255), so it may be anybody's",
        VrrpRefusal.RouterId => "has another router id",
        VrrpRefusal.Version => "has another version; configure the same version on all nodes",
        VrrpRefusal.Family => "is of the other family of addresses",
        VrrpRefusal.Destination => "is sent to the group where unicast peers are configured, or to this node where none are; configure the same on all nodes",
        VrrpRefusal.NotAPeer => "comes from an address that is no configured unicast peer",
        VrrpRefusal.Authentication => "has a password where this node has none, or none where it has one; configure the same on all nodes",
        VrrpRefusal.Password => "has another password; configure the same on all nodes",
        VrrpRefusal.Addresses => "names other addresses than this node; is the router id used twice on this network?",
        VrrpRefusal.Interval => "has another interval; version 2 needs the same on all nodes",
        _ => throw new ArgumentOutOfRangeException(nameof(refusal)),
    };
}
