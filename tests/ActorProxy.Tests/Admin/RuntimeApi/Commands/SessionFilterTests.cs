using ActorProxy.Admin.RuntimeApi.Commands;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Logging;
using ActorProxy.Node.Connections;
using Xunit;

namespace ActorProxy.Tests.Admin.RuntimeApi.Commands;

public class SessionFilterTests
{
    private static readonly SessionSnapshot Session = new()
    {
        Number = 17,
        AcceptedAt = DateTimeOffset.UnixEpoch,
        AgeMs = 250_000,
        Generation = 3,
        Loop = 1,
        Client = NetworkAddress.IPv4(0x7F000001, 54392),
        Frontend = "fe",
        FrontendId = 2,
        Listener = "one",
        ListenerId = 1,
        ListenerAddress = NetworkAddress.IPv4(0x7F000001, 8001),
        Backend = "be",
        BackendId = 5,
        Server = "s1",
        ServerId = 1,
        Phase = ClosePhase.Data,
        Retries = 0,
        BytesUploaded = 11,
        BytesDownloaded = 22,
        IdleMs = 3_000,
        ClientDescriptor = 19,
        ServerDescriptor = 20,
    };

    [Theory]
    [InlineData("")]
    [InlineData("all")]
    [InlineData("0x12")]
    [InlineData("older 4m")]
    [InlineData("frontend fe backend be")]
    [InlineData("server be/s1")]
    public void Shows_a_session_that_it_asks_for(string words) => Assert.True(Parse(words).Matches(Session));

    [Theory]
    [InlineData("0x11")]
    [InlineData("older 5m")]
    [InlineData("frontend other")]
    [InlineData("backend other")]
    [InlineData("server be/s2")]
    public void Hides_a_session_that_it_does_not_ask_for(string words) => Assert.False(Parse(words).Matches(Session));

    [Theory]
    [InlineData("foo")]
    [InlineData("older")]
    [InlineData("older x")]
    [InlineData("frontend")]
    [InlineData("0x0")]
    public void Refuses_what_it_does_not_know(string words)
    {
        Assert.Null(SessionFilter.Parse(words.Split(' '), out var error));
        Assert.StartsWith("'show sess' takes:", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Writes_a_session_as_scripts_expect_it() => Assert.StartsWith(
        "0x12: proto=tcpv4 src=127.0.0.1:54392 fe=fe be=be srv=s1 ts=00 epoch=0x3 age=4m10s ", SessionReport.Line(Session), StringComparison.Ordinal);

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(59_999, "59s")]
    [InlineData(250_000, "4m10s")]
    [InlineData(3_660_000, "1h1m")]
    [InlineData(90_000_000, "1d1h")]
    public void Writes_ages_in_two_units(long ms, string text) => Assert.Equal(text, SessionReport.Age(ms));

    [Fact]
    public void Finds_a_session_again_by_what_it_is_called() => Assert.Equal(Session.Number, SessionIdentifier.Parse(SessionIdentifier.Of(Session.Number)));

    private static SessionFilter Parse(string words)
    {
        var filter = SessionFilter.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), out var error);
        Assert.True(filter is not null, error);
        return filter;
    }
}
