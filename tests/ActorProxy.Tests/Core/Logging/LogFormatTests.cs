using ActorProxy.Core.Addresses;
using ActorProxy.Core.Logging;
using Xunit;

namespace ActorProxy.Tests.Core.Logging;

public sealed class LogFormatTests
{
    [Theory]
    [InlineData("%B", "212")]
    [InlineData("%H", "vm")]
    [InlineData("%ID", "-")]
    [InlineData("%ST", "0")]
    [InlineData("%T", "22/Nov/2026:08:14:40 +0000")]
    [InlineData("%Tc", "2")]
    [InlineData("%Td", "4992")]
    [InlineData("%Th", "3")]
    [InlineData("%Tl", "22/Nov/2026:13:44:40 +0530")]
    [InlineData("%Ts", "1795335280")]
    [InlineData("%Tt", "5007")]
    [InlineData("%Tu", "5007")]
    [InlineData("%Tw", "10")]
    [InlineData("%U", "5")]
    [InlineData("%ac/%fc/%bc/%sc/%rc", "4/3/2/1/0")]
    [InlineData("%b", "bck")]
    [InlineData("%bi:%bp", "127.0.0.1:57014")]
    [InlineData("%ci:%cp", "10.0.1.2:33313")]
    [InlineData("%f", "fnt")]
    [InlineData("%fi:%fp", "10.0.3.31:8012")]
    [InlineData("%ft", "fnt")]
    [InlineData("%hr%hrl%hs%hsl", "")]
    [InlineData("%lc", "9")]
    [InlineData("%ms", "627")]
    [InlineData("%pid", "16046")]
    [InlineData("%rt", "36")]
    [InlineData("%s", "srv1")]
    [InlineData("%si:%sp", "127.0.0.1:56419")]
    [InlineData("%sq/%bq", "7/8")]
    [InlineData("%sslc %sslv", "- -")]
    [InlineData("%t", "22/Nov/2026:13:44:40.627")]
    [InlineData("%ts", "--")]
    [InlineData("%tsc", "----")]
    [InlineData("%%B 100%%", "%B 100%")]
    public void Shows_each_field(string format, string expected) =>
        Assert.Equal(expected, LogSamples.Render(format, LogSamples.Session(), counter: 9));

    [Theory]
    [InlineData("%{+Q}s %{+Q}b %{+Q}ft %{+Q}H", "\"srv1\" \"bck\" \"fnt\" \"vm\"")]
    [InlineData("%{+Q}ci:%{+Q}cp", "\"10.0.1.2\":33313")]
    [InlineData("%{+Q}ID %{+Q}sslv", "\"\" \"\"")]
    [InlineData("%{+Q}t %{+Q}ts %{+Q}B", "22/Nov/2026:13:44:40.627 -- 212")]
    [InlineData("%{+X}ci:%{+X}cp", "0A000102:8221")]
    [InlineData("%{+X}Ts %{+X}pid %{+X}ms %{+X}rt %{+X}lc", "6B02A470 3EAE 273 0024 0009")]
    [InlineData("%{+X}B %{+X}s", "212 srv1")]
    [InlineData("%{+Q,+X}ci", "0A000102")]
    [InlineData("%{+Q}o %b %{-Q}b %s", "\"bck\" bck \"srv1\"")]
    [InlineData("%{+X}o %cp %{-X}o %cp", "8221 33313")]
    [InlineData("%{+Q}o%{+E}o %b", "\"bck\"")]
    [InlineData("%{}b", "bck")]
    public void Applies_flags(string format, string expected) =>
        Assert.Equal(expected, LogSamples.Render(format, LogSamples.Session(), counter: 9));

    [Theory]
    [InlineData("  lead %b", "lead bck")]
    [InlineData("a  b   %b    %s", "a b bck srv1")]
    [InlineData("%b ", "bck ")]
    [InlineData("a %o b", "a b")]
    [InlineData("a %hr b", "a b")]
    [InlineData("a\t\tb", "a\t\tb")]
    [InlineData("%b~%b.%b-%b_%b", "bck~bck.bck-bck_bck")]
    [InlineData("\u00e9%b", "\u00e9bck")]
    public void Merges_blanks_and_keeps_other_text(string format, string expected) =>
        Assert.Equal(expected, LogSamples.Render(format, LogSamples.Session()));

    [Fact]
    public void Escapes_what_structured_data_must_not_contain()
    {
        var session = LogSamples.Session();
        session.ServerName = "a\"b\\c]d";

        Assert.Equal("a\\\"b\\\\c\\]d", LogSamples.Render("%{+E}s", session));
        Assert.Equal("\"a\\\"b\\\\c\\]d\"", LogSamples.Render("%{+Q,+E}s", session));
    }

    [Fact]
    public void Writes_tcplog_as_documented()
    {
        var session = LogSamples.Session();
        session.QueueMs = session.ConnectMs = session.HandshakeMs = 0;
        session.Retries = 3;
        session.ProcessConnections = session.FrontendConnections = session.BackendConnections = session.ServerConnections = 0;
        session.ServerQueuePosition = session.BackendQueuePosition = 0;

        // configuration.txt 8.2.2
        Assert.Equal("10.0.1.2:33313 [22/Nov/2026:13:44:40.627] fnt bck/srv1 0/0/5007 212 -- 0/0/0/0/3 0/0",
            LogSamples.Render(LogFormatCompiler.TcpLog(asSoonAsPossible: false), session));
    }

    [Fact]
    public void Marks_what_grows_on_when_it_is_written_early()
    {
        var session = LogSamples.Session();
        session.Reason = default;

        Assert.Equal("10/2/+5007 +212 -- +5007 5", LogSamples.Render(LogSamples.Compile("%Tw/%Tc/%Tt %B %ts %Tu %U", asSoonAsPossible: true), session));
    }

    [Fact]
    public void Shows_what_never_came_to_be()
    {
        var session = LogSamples.Session();
        session.BackendName = null;
        session.ServerName = null;
        session.Server = session.Source = default;
        session.QueueMs = session.ConnectMs = -1;
        session.Reason = new CloseReason(CloseSide.Server, ClosePhase.Connect);

        Assert.Equal("fnt/<NOSRV> -:- -:- -1 -1 -1 SC", LogSamples.Render("%b/%s %bi:%bp %si:%sp %Tw %Tc %Td %ts", session));
        Assert.Equal("\"\" \"\" - \"\"", LogSamples.Render("%{+Q}si %{+Q}sp %{+X}si %{+Q,+X}si", session));
    }

    [Fact]
    public void Marks_a_redispatch_and_tls()
    {
        var session = LogSamples.Session();
        session.IsRedispatched = true;
        session.Retries = 3;
        session.IsTls = true;

        Assert.Equal("+3 fnt~ \"fnt~\"", LogSamples.Render("%rc %ft %{+Q}ft", session));
    }

    [Fact]
    public void Writes_IPv6_and_unix_addresses()
    {
        var session = LogSamples.Session();
        session.Client = NetworkAddress.From(System.Net.IPAddress.Parse("2001:db8::1"), 443);
        session.Frontend = NetworkAddress.Unix.WithPort(1);

        Assert.Equal("2001:db8::1:443 unix:1", LogSamples.Render("%ci:%cp %fi:%fp", session));
        Assert.Equal("20010DB8000000000000000000000001", LogSamples.Render("%{+X}ci", session));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(7, "10.0.1.")]
    [InlineData(10, "10.0.1.2:")]
    [InlineData(14, "10.0.1.2:33313")]
    [InlineData(17, "10.0.1.2:33313 fn")]
    public void Stops_where_the_room_ends(int room, string expected)
    {
        var text = LogSamples.Render(LogSamples.Compile("%ci:%cp %f"), LogSamples.Session(), room: room);

        // An address is cut as text or left out; a number is never shown in part.
        Assert.StartsWith(text, "10.0.1.2:33313 fnt", StringComparison.Ordinal);
        if (room >= 10)
            Assert.Equal(expected, text);
    }

    [Fact]
    public void Renders_without_allocating()
    {
        var format = LogFormatCompiler.TcpLog(asSoonAsPossible: false);
        var session = LogSamples.Session();
        var timestamps = LogSamples.Timestamps;
        var line = new byte[1024];
        var length = format.Render(session, 0, LogSamples.Origin, timestamps, line);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            session.AcceptedUnixMs += 100;
            length = format.Render(session, i, LogSamples.Origin, timestamps, line);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(length > 80);
    }

    [Theory]
    [InlineData("%ci %b %s %si %t %ts", false, LogMoment.Ended)]
    [InlineData("%ci %b %s %si %t", false, LogMoment.Connected)]
    [InlineData("%ci %B", true, LogMoment.Connected)]
    [InlineData("%Tw", false, LogMoment.Ended)]
    [InlineData("%tsc", false, LogMoment.Connected)]
    public void Is_due_when_all_its_fields_are_known(string format, bool asSoonAsPossible, LogMoment expected) =>
        Assert.Equal(expected, LogSamples.Compile(format, asSoonAsPossible).Moment);
}
