using ActorProxy.Config.Model;
using Xunit;

namespace ActorProxy.Tests.Config.Keywords;

public sealed class BindLineTests
{
    [Fact]
    public void Reads_every_option()
    {
        var bind = Bind(":80 accept-proxy backlog 10 defer-accept id 4 interface lo maxconn 20 mss -10 name n tcp-ut 3s tfo transparent v4v6 v6only "
            + "mode 640 uid 1 gid 2 level admin expose-fd listeners severity-output string");

        Assert.True(bind is
        {
            AcceptProxy: true, Backlog: 10, DeferAccept: true, Id: 4, Interface: "lo", MaxConn: 20, Mss: -10, Name: "n", FastOpen: true,
            Transparent: true, V4V6: true, V6Only: true, Level: AdminLevel.Admin, ExposeListeners: true, SeverityOutput: SeverityOutput.String,
        });
        Assert.Equal(TimeSpan.FromSeconds(3), bind.TcpUserTimeout);
        Assert.Equal(new UnixSocketPermissions(Convert.ToInt32("640", 8), 1, 2), bind.Permissions);
        Assert.Equal("test.cfg:2:10", bind.Position.ToString());
    }

    [Fact]
    public void Reads_several_addresses_of_one_line()
    {
        var bind = Bind("127.0.0.1:80,[::1]:80-82,/run/x,abns@y,fd@7");

        Assert.Equal([AddressKind.IPv4, AddressKind.IPv6, AddressKind.Unix, AddressKind.Abstract, AddressKind.Descriptor], bind.Addresses.Select(static a => a.Kind));
        Assert.Equal(82, bind.Addresses[1].LastPort);
        Assert.Equal(7, bind.Addresses[4].Descriptor);
    }

    [Theory]
    [InlineData("fd@${DESCRIPTOR}")]
    [InlineData("\"fd@${DESCRIPTOR}\"")]
    [InlineData("fd@$DESCRIPTOR")]
    public void Resolves_variables_in_an_address_even_without_quotes(string address)
    {
        var context = Loading.Context with { Environment = new Dictionary<string, string> { ["DESCRIPTOR"] = "9" } };

        var bind = Assert.Single(Loading.Good($"frontend f\n    bind {address}", context).Proxies[0].Frontend!.Binds);

        Assert.Equal(9, bind.Addresses[0].Descriptor);
    }

    [Theory]
    [InlineData("127.0.0.1:80,127.0.0.1:99999", "test.cfg:2:23")]
    [InlineData("127.0.0.1", "test.cfg:2:10")]
    [InlineData(":80 mss x", "test.cfg:2:18")]
    [InlineData(":80 name", "test.cfg:2:18")]
    [InlineData(":80 accept-prox", "test.cfg:2:14")]
    [InlineData(":80 ssl crt /x", "test.cfg:2:14")]
    public void Points_at_the_word_that_is_wrong(string rest, string position) =>
        Assert.Equal(position, Loading.Error($"frontend f\n    bind {rest}").Position.ToString());

    [Fact]
    public void Suggests_the_option_that_was_meant() =>
        Assert.Equal("did you mean 'accept-proxy'?", Loading.Error("frontend f\n    bind :80 accept-prox").Hint);

    private static BindConfig Bind(string rest) => Assert.Single(Loading.Good($"frontend f\n    bind {rest}").Proxies[0].Frontend!.Binds);
}
