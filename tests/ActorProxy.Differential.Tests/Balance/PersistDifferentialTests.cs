using System.Net;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using ActorProxy.TestKit.Traffic;
using Xunit;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary><c>persist rdp-cookie</c>, <c>option persist</c>, <c>force-persist</c> and <c>ignore-persist</c> beside Debian's haproxy.</summary>
public sealed class PersistDifferentialTests
{
    /// <summary>The backend's lines, the options of the servers s1 to s3, and what the client sends; the cookie is that of s2 unless said.</summary>
    public static TheoryData<string, string, string> Cases { get; } = new()
    {
        { "persist rdp-cookie", "||", "s2" },
        { "persist rdp-cookie", "||", "port 1" },
        { "persist rdp-cookie", "||", "other address" },
        { "persist rdp-cookie", "||", "other name" },
        { "persist rdp-cookie(mstshash)", "||", "other name" },
        { "persist rdp-cookie", "||", "no end" },
        { "persist rdp-cookie", "||", "only a dot" },
        { "persist rdp-cookie", "|disabled|", "s2" },
        { "persist rdp-cookie; option persist", "|disabled|", "s2" },
        { "persist rdp-cookie; force-persist if FALSE", "|disabled|", "s2" },
        { "persist rdp-cookie; ignore-persist if FALSE", "||", "s2" },
        { "persist rdp-cookie; ignore-persist unless { req.len gt 3 }", "||", "s2" },
        { "persist rdp-cookie", "|weight 0|", "s2" },
        { "persist rdp-cookie", "weight 0|weight 0|weight 0", "s2" },
        { "persist rdp-cookie", "|backup|", "s2" },
        { "persist rdp-cookie; use-server s3 if TRUE", "||", "s2" },
        { "use-server s2 if TRUE", "||", "s2" },
        { "use-server s2 if TRUE", "|disabled|", "s2" },
        { "use-server s2 if TRUE; use-server s3 if TRUE", "|disabled|", "s2" },
        { "use-server s2 if TRUE; force-persist if TRUE", "|disabled|", "s2" },
        { "use-server s2 if TRUE; option persist", "|disabled|", "s2" },
        { "use-server s2 if TRUE; ignore-persist if TRUE; force-persist if TRUE", "|disabled|", "s2" },
        { "use-server s2 if TRUE; ignore-persist if TRUE", "||", "s2" },
        { "use-server s2 if TRUE", "|weight 0|", "s2" },
        { "use-server s2 if TRUE", "weight 0|weight 0|weight 0", "s2" },
        { "use-server s2 if TRUE; force-persist if TRUE", "disabled|disabled|disabled", "s2" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Sends_clients_where_haproxy_sends_them(string backend, string options, string cookie)
    {
        var theirs = await ServersAsync(ProxyOptions.ForHAProxy, backend, options, cookie);
        var ours = await ServersAsync(ProxyOptions.ForActorProxy, backend, options, cookie);

        Assert.Equal(theirs, ours);
    }

    public static TheoryData<string> RulesAboutCookies => [.. WantedDifferences.Of("Persistence").All.Select(static one => one.What)];

    [Theory]
    [MemberData(nameof(RulesAboutCookies))]
    [InlineData("ignore-persist if { req.len gt 3 }; force-persist if TRUE, s2 is disabled")]
    public async Task Obeys_the_rules_about_persistence_for_a_cookie_too(string rules)
    {
        var options = rules.EndsWith(", s2 is disabled", StringComparison.Ordinal) ? "|disabled|" : "||";
        var lines = $"persist rdp-cookie; {rules.Split(", s2 is")[0]}";
        WantedDifferences.Of("Persistence").Verify(rules, await ServersAsync(ProxyOptions.ForHAProxy, lines, options, "s2"), await ServersAsync(ProxyOptions.ForActorProxy, lines, options, "s2"));
    }

    private static async Task<string> ServersAsync(ProxyOptions proxyOptions, string backend, string options, string cookie)
    {
        string[] names = ["s1", "s2", "s3"];
        var servers = names.Select(TcpServer.Named).ToList();
        var words = options.Split('|');
        var port = FreePort.Next();
        await using var proxy = await ProxyProcess.StartAsync($"""
            defaults
                mode tcp
                timeout connect 5s
                timeout client 1m
                timeout server 1m
            listen in
                bind 127.0.0.1:{port}
                tcp-request inspect-delay 5s
                tcp-request content accept if REQ_CONTENT
                {backend.Replace("; ", "\n    ", StringComparison.Ordinal)}
                {string.Join("\n    ", servers.Select((server, i) => $"server {names[i]} {server.Address} {words[i]}"))}

            """, proxyOptions);
        var wanted = servers[1].Port;
        var picks = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            using var client = await TcpClientProbe.ConnectAsync(port);
            await client.SendAsync(cookie switch
            {
                "port 1" => Rdp.RoutedTo(IPAddress.Loopback, 1),
                "other address" => Rdp.RoutedTo(IPAddress.Parse("127.0.0.9"), wanted),
                "other name" => Rdp.RoutedTo(IPAddress.Loopback, wanted, name: "mstshash"),
                "no end" => Rdp.RoutedTo(IPAddress.Loopback, wanted, rest: ""),
                "only a dot" => Rdp.RoutedTo(IPAddress.Loopback, wanted, rest: "."),
                _ => Rdp.RoutedTo(IPAddress.Loopback, wanted),
            });
            picks.Add(await client.ReadLineAsync());
        }

        servers.ForEach(static server => server.Dispose());
        return string.Join(' ', picks);
    }
}
