using System.Net;
using System.Text;
using ActorProxy.Cluster.Membership.Etcd;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;
using Xunit;

namespace ActorProxy.Tests.Cluster.Membership.Etcd;

public sealed class MemberKeysTests
{
    private static readonly MemberKeys Keys = new("/actorproxy/");

    [Theory]
    [InlineData("192.0.2.11", 10700)]
    [InlineData("2001:db8::11", 1)]
    public void A_member_that_is_written_is_read(string address, int port)
    {
        var member = new MemberRecord("a-node", NetworkAddress.From(IPAddress.Parse(address), port), 1795413929346, MemberState.Alive);
        Assert.Equal("/actorproxy/members/a-node", Keys.KeyOf("a-node"));
        Assert.Equal(member, Keys.Read(new EtcdKey(Keys.KeyOf("a-node"), MemberKeys.ValueOf(member), 5, 6)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"version\":1,\"address\":\"192.0.2.11:10700\"}")]
    [InlineData("{\"version\":2,\"address\":\"192.0.2.11:10700\",\"incarnation\":1}")]
    [InlineData("{\"version\":\"1\",\"address\":\"192.0.2.11:10700\",\"incarnation\":1}")]
    [InlineData("{\"version\":1,\"address\":\"192.0.2.11\",\"incarnation\":1}")]
    [InlineData("{\"version\":1,\"address\":\"a.example:10700\",\"incarnation\":1}")]
    [InlineData("{\"version\":1,\"address\":7,\"incarnation\":1}")]
    [InlineData("{\"version\":1,\"address\":\"\\ud800\",\"incarnation\":1}")]
    [InlineData("{\"version\":1,\"address\":\"192.0.2.11:10700\",\"incarnation\":-1}")]
    [InlineData("{\"version\":1,\"address\":\"192.0.2.11:10700\",\"incarnation\":9223372036854775807}")]
    [InlineData("{\"version\":1,\"address\":\"192.0.2.11:10700\",\"incarnation\":1")]
    public void A_value_of_somebody_else_is_no_member(string value) => Assert.Null(Keys.Read(new EtcdKey(Keys.KeyOf("a"), Encoding.UTF8.GetBytes(value), 5, 6)));

    [Theory]
    [InlineData("/actorproxy/members/")]
    [InlineData("/actorproxy/a")]
    [InlineData("/other/members/a")]
    [InlineData("/actorproxy/members/a b")]
    [InlineData("/actorproxy/members/a\n")]
    [InlineData("/actorproxy/members/\u00e4")]
    [InlineData("/actorproxy/members/12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_key_that_names_no_node_is_no_member(string key)
    {
        var value = MemberKeys.ValueOf(new MemberRecord("a", NetworkAddress.IPv4(0x7f000001, 1), 1, MemberState.Alive));
        Assert.Null(Keys.Read(new EtcdKey(key, value, 5, 6)));
    }

    [Fact]
    public void Further_settings_of_a_later_version_are_passed_over() =>
        Assert.NotNull(Keys.Read(new EtcdKey(Keys.KeyOf("a"), "{\"version\":1,\"zone\":{\"x\":[1]},\"address\":\"192.0.2.11:10700\",\"incarnation\":1}"u8.ToArray(), 5, 6)));
}
