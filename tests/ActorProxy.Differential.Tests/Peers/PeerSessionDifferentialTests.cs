using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Peers;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Peers;

/// <summary>Debian's haproxy teaches a peer and is taught by it: the codec understands every byte of the one, and haproxy all of the other.</summary>
public sealed class PeerSessionDifferentialTests
{
    private static readonly PeerHello Hello = new(PeerVersion.Newest, "me", "probe");

    [Fact]
    public async Task Every_byte_of_a_lesson_is_understood()
    {
        using var server = TcpServer.Named("s1");
        var (port, web) = (FreePort.Next(), FreePort.Next());
        await using var haproxy = await StartAsync(port, web, server.Address);
        await FillAsync(haproxy);
        using (var client = await TcpClientProbe.ConnectAsync(web))
            Assert.Equal("s1", await client.ReadLineAsync());

        using var probe = new PeerProbe();
        Assert.Equal(PeerStatus.Accepted, await probe.ConnectAsync(port, Hello));
        await probe.SendAsync(PeerMessageKind.ResyncRequest);
        var learnt = new LearntEntries();
        await LearnAsync(probe, learnt);

        Assert.Equal(
            [
                "/binary 61620000 gpt0=3",
                "/empty-one 10.0.0.9 gpc0=0",
                "/ip 10.0.0.1 gpc0=7 conn_cnt=70000 conn_cur=0 bytes_in_cnt=5000000000 gpc1=1",
                "/ip 10.0.0.2 gpc0=0 conn_cnt=0 conn_cur=0 bytes_in_cnt=0 gpc1=0",
                "/ipv6 2001:db8::1 http_req_rate=0+0",
                "/number 42 gpt0=0 gpt1=5 gpt2=0 gpc0=0 gpc1=1 gpc_rate0=0+0 gpc_rate1=1+0",
                "/number 4294967295 gpt0=0 gpt1=0 gpt2=0 gpc0=0 gpc1=0 gpc_rate0=0+0 gpc_rate1=0+0",
                "/text alpha gpc0=1 http_fail_cnt=2",
                "web 127.0.0.1 server_id=1 server_key=s1",
            ],
            learnt.Lines.Select(static line => line.Replace("/number -1 ", "/number 4294967295 ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["/binary 4", "/empty-one 4", "/ip 4", "/ipv6 16", "/none 4", "/number 4", "/text 21", "web 4"],
            learnt.Tables.All.Select(static table => $"{table.Definition.Name} {table.Definition.KeyLength}").Order(StringComparer.Ordinal));
        Assert.All(learnt.Tables.All, static table => Assert.True(table.Definition.ExpireMs is 60_000 or 0));
    }

    [Theory]
    [InlineData("2.1", "me", "probe", PeerStatus.Accepted)]
    [InlineData("2.0", "me", "probe", PeerStatus.Accepted)]
    [InlineData("2.2", "me", "probe", PeerStatus.BadVersion)]
    [InlineData("3.0", "you", "probe", PeerStatus.BadVersion)]
    [InlineData("2.1", "you", "nobody", PeerStatus.WrongTarget)]
    [InlineData("2.1", "me", "nobody", PeerStatus.UnknownSender)]
    public async Task A_hello_is_judged_alike(string version, string target, string sender, PeerStatus status)
    {
        var port = FreePort.Next();
        await using var haproxy = await StartAsync(port, FreePort.Next(), "127.0.0.1:1");
        var parts = version.Split('.');
        var hello = new PeerHello(new PeerVersion(parts[0][0] - '0', parts[1][0] - '0'), target, sender);

        using var probe = new PeerProbe();
        Assert.Equal(status, await probe.ConnectAsync(port, hello));
        Assert.Equal(status, hello.Judge("me", static name => name is "me" or "probe", hasLocalSession: false));
    }

    [Fact]
    public async Task What_the_codec_writes_is_learnt_and_acknowledged()
    {
        var port = FreePort.Next();
        await using var haproxy = await StartAsync(port, FreePort.Next(), "127.0.0.1:1");
        using var probe = new PeerProbe();
        Assert.Equal(PeerStatus.Accepted, await probe.ConnectAsync(port, Hello));
        var definition = new PeerTableDefinition
        {
            Id = 77,
            Name = "/text",
            KeyType = StickKeyType.String,
            KeyLength = 21,
            ExpireMs = 60_000,
            Fields = [new(StickDataType.Gpc0, StickDataKind.UnsignedInteger, 1, 0), new(StickDataType.HttpFailCount, StickDataKind.UnsignedInteger, 1, 0)],
        };
        await probe.SendAsync(Update(definition, 10));

        Assert.Equal(new PeerAcknowledgement(77, 10), await AcknowledgementAsync(probe));
        var shown = await haproxy.Runtime.AskAsync("show table p/text");
        Assert.Contains("key=beta", shown, StringComparison.Ordinal);
        Assert.Contains("gpc0=300", shown, StringComparison.Ordinal);
        Assert.Contains("http_fail_cnt=70000", shown, StringComparison.Ordinal);
    }

    private static byte[] Update(PeerTableDefinition definition, uint id)
    {
        var room = new byte[512];
        var length = definition.Write(room);
        var writer = new PeerUpdateWriter(room.AsSpan(length), definition, id, 30_000, "beta"u8, new SentPeerWords());
        writer.Number(300);
        writer.Number(70_000);
        return room[..(length + writer.Finish())];
    }

    private static async Task<PeerAcknowledgement> AcknowledgementAsync(PeerProbe probe)
    {
        while (true)
        {
            while (PeerFrame.TryRead(probe.Received, out var frame, out var consumed) == PeerReadResult.Found)
            {
                if (frame.Kind == PeerMessageKind.Acknowledgement && PeerAcknowledgement.TryRead(frame.Payload, out var acknowledgement))
                    return acknowledgement;
                probe.Consume(consumed);
            }

            Assert.True(await probe.ReceiveAsync(), "the session ended");
        }
    }

    /// <summary>Reads until the lesson's end, answers what is asked, and takes every message in between.</summary>
    private static async Task LearnAsync(PeerProbe probe, LearntEntries learnt)
    {
        while (true)
        {
            while (Next(probe, learnt) is { } kind)
            {
                if (kind == PeerMessageKind.ResyncRequest)
                    await probe.SendAsync(PeerMessageKind.ResyncFinished);
                if (kind is not (PeerMessageKind.ResyncFinished or PeerMessageKind.ResyncPartial))
                    continue;
                await probe.SendAsync(PeerMessageKind.ResyncConfirm);
                return;
            }

            Assert.True(await probe.ReceiveAsync(), "the session ended before the lesson did");
        }
    }

    private static PeerMessageKind? Next(PeerProbe probe, LearntEntries learnt)
    {
        var result = PeerFrame.TryRead(probe.Received, out var frame, out var consumed);
        if (result == PeerReadResult.NotYet)
            return null;
        Assert.Equal(PeerReadResult.Found, result);
        var kind = frame.Kind;
        if ((int)kind >> 8 == (int)PeerMessageKind.Update >> 8)
            learnt.Take(frame);
        else
            Assert.True(Enum.IsDefined(kind), $"unknown message {(int)kind:x4}");
        probe.Consume(consumed);
        return kind;
    }

    private static async Task FillAsync(ProxyProcess haproxy)
    {
        foreach (var entry in new[]
        {
            "ip key 10.0.0.1 data.gpc0 7 data.conn_cnt 70000 data.bytes_in_cnt 5000000000 data.gpc1 1",
            "ip key 10.0.0.2",
            "ipv6 key 2001:db8::1",
            "number key 4294967295",
            "text key alpha data.gpc0 1 data.http_fail_cnt 2",
            "empty-one key 10.0.0.9",
        })
            Assert.Equal("", (await haproxy.Runtime.AskAsync($"set table p/{entry}")).Trim());
    }

    private static Task<ProxyProcess> StartAsync(int port, int web, string server) => ProxyProcess.StartAsync($"""
        global
            localpeer me
        defaults
            mode tcp
            timeout connect 5s
            timeout client 1m
            timeout server 1m
        peers p
            peer me 127.0.0.1:{port}
            peer probe 127.0.0.1:1
            table ip type ip size 1k expire 1m store gpc0,conn_cnt,conn_cur,bytes_in_cnt,gpc1
            table ipv6 type ipv6 size 1k store http_req_rate(10s)
            table number type integer size 1k expire 1m store gpt(3),gpc(2),gpc_rate(2,5s)
            table text type string len 20 size 1k expire 1m store gpc0,http_fail_cnt
            table binary type binary len 4 size 1k expire 1m store gpt0
            table empty-one type ip size 1k store gpc0
            table none type ip size 1k
        listen web
            bind 127.0.0.1:{web}
            stick-table type ip size 1k expire 1m peers p store server_id,server_key
            stick on src
            tcp-request connection track-sc0 int(42) table p/number
            tcp-request connection sc-set-gpt(1,0) 5
            tcp-request connection sc-inc-gpc(1,0)
            tcp-request connection track-sc1 bin(6162) table p/binary
            tcp-request connection sc-set-gpt0(1) 3
            server s1 {server}

        """, ProxyOptions.ForHAProxy);
}
