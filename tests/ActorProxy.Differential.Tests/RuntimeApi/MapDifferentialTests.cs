using System.Text.RegularExpressions;
using ActorProxy.Differential.Tests.Expressions.Cases;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Differential.Tests.RuntimeApi;

/// <summary>The runtime API's commands of maps and ACLs: the same answers from Debian's haproxy, but for the entries' numbers.</summary>
public sealed partial class MapDifferentialTests(MapDifferentialTests.Pair pair) : IClassFixture<MapDifferentialTests.Pair>
{
    [Theory]
    [InlineData("show map")]
    [InlineData("show map TEXTS")]
    [InlineData("show map #0")]
    [InlineData("show map #99; show map nothing; show map @0 TEXTS; show map @7 TEXTS; show map @0")]
    [InlineData("show acl #99; show acl nothing; show acl NETWORKS; show acl #77; show acl #8; show acl #9; show acl #11; show acl #12; show acl PATTERNS")]
    [InlineData("get acl PATTERNS a; get acl PATTERNS A; get acl PATTERNS none; get acl #77 foo; get acl #10 10.1.2.3; get acl #10 x; get acl #11 6; get acl #11 5; get acl #13 abc; get acl #14 x; get acl PATTERNS; get acl")]
    [InlineData("add acl PATTERNS new; get acl PATTERNS new; show acl PATTERNS; del acl PATTERNS a; show acl PATTERNS; del acl PATTERNS a; add acl #10 9.0.0.0/8; get acl #10 9.1.1.1; clear acl #12; show acl #12; get acl #12 7; add acl #12 7; get acl #12 7")]
    [InlineData("prepare acl #77; add acl @1 #77 bar; show acl #77; show acl @1 #77; get acl #77 bar; commit acl @1 #77; show acl #77; get acl #77 bar; get acl #77 foo; commit acl @1 #77; add acl @5 #77 x; clear acl @1 #77; show acl #77")]
    [InlineData("get map TEXTS ab; get map TEXTS none; get map TEXTS; get map; get map nothing x; get map #0 abc x")]
    [InlineData("get map INTEGERS a; get map INTEGERS z; get map ADDRESSES a; get map ADDRESSES b; get map EXPRESSIONS abcd")]
    [InlineData("get map NETWORKS 10.1.2.3; get map NETWORKS 10.1.2.9; get map NETWORKS 1.2.3.5; get map NETWORKS x; get map NETWORKS ::1")]
    [InlineData("get map NUMBERS 7; get map NUMBERS 25; get map NUMBERS x; get acl NUMBERS 7; get acl nothing 7; get acl NUMBERS")]
    [InlineData("add map TEXTS new value; get map TEXTS new; add map TEXTS new other; get map TEXTS new; show map TEXTS; show map; del map TEXTS new; get map TEXTS new; show map TEXTS")]
    [InlineData("add map TEXTS new; add map TEXTS; add map; add map nothing a b; add map @9 TEXTS a b; add acl TEXTS a; add acl TEXTS; add acl; add acl nothing a")]
    [InlineData(@"add map TEXTS two words here; add map TEXTS one\ key and\ value; show map TEXTS; del map TEXTS two; del map TEXTS one\ key; show map TEXTS")]
    [InlineData("set map TEXTS ab changed; get map TEXTS ab; show map TEXTS; set map TEXTS nothing x; set map TEXTS ab; set map TEXTS; set map; set map nothing a b; set map TEXTS #0x12 x")]
    [InlineData("set map INTEGERS a 17; get map INTEGERS a; set map ADDRESSES a 1.2.3.4; get map ADDRESSES a; set map ADDRESSES a ::9; get map ADDRESSES a")]
    [InlineData("del map TEXTS nothing; del map TEXTS; del map; del map nothing x; del map TEXTS #0x12; del acl TEXTS ab; del acl; del acl nothing x")]
    [InlineData("clear map NUMBERS; show map NUMBERS; get map NUMBERS 7; add map NUMBERS 5:9 some; get map NUMBERS 7; clear map; clear map nothing; clear acl; clear acl NUMBERS; show map")]
    [InlineData("add map NETWORKS 11.0.0.0/8 eleven; get map NETWORKS 11.1.1.1; add map NETWORKS 11.1.0.0/16 inner; get map NETWORKS 11.1.1.1; del map NETWORKS 11.1.0.0/16; get map NETWORKS 11.1.1.1")]
    [InlineData("prepare map; prepare map nothing; prepare acl TEXTS; commit map; commit map TEXTS; commit map @1; commit map @; commit map @1 nothing; commit acl @1 TEXTS; commit map @0 INTEGERS; commit map @9 INTEGERS")]
    [InlineData("prepare map KEYED; add map @1 KEYED x 1; add map @1 KEYED y 2; add map @2 KEYED z 3; get map KEYED x; show map KEYED; show map @1 KEYED; show map; commit map @1 KEYED; show map KEYED; get map KEYED x; get map KEYED 5; show map; commit map @1 KEYED; prepare map KEYED; prepare map KEYED; add map @2 KEYED two 22; add map @3 KEYED three 33; set map KEYED two 222; show map @2 KEYED; del map KEYED two; show map @2 KEYED; clear map @3 KEYED; show map @3 KEYED; add map @3 KEYED three 333; commit map @3 KEYED; show map @2 KEYED; show map KEYED; show map; commit map @2 KEYED")]
    public async Task Answers_alike(string commands)
    {
        foreach (var command in commands.Split("; "))
        {
            var text = WithPaths(command);
            Assert.Equal($"{command}\n{Comparable(await pair.HAProxy.Runtime.AskAsync(text))}", $"{command}\n{Comparable(await pair.ActorProxy.Runtime.AskAsync(text))}");
        }
    }

    [Theory]
    [InlineData("add map TEXTS <<\nk9 v9\nk10 v10 with blanks  \n\nshow map TEXTS\n")]
    [InlineData("add map TEXTS <<\nok value\nkx\n\n")]
    [InlineData("add map TEXTS <<\n  lead v\n#c d\n\n")]
    [InlineData("add map @9 TEXTS <<\nx y\n\n")]
    [InlineData("set map TEXTS k9 <<\nvv\n\n")]
    [InlineData("prompt\nadd map TEXTS <<\nx y\n\nget map TEXTS x\nquit\n")]
    public async Task Takes_payloads_alike(string input)
    {
        var text = WithPaths(input);
        var expected = await Command.RunAsync("socat", ["-t10", "-", $"UNIX-CONNECT:{pair.HAProxy.Runtime.SocketPath}"], text);
        var answer = await Command.RunAsync("socat", ["-t10", "-", $"UNIX-CONNECT:{pair.ActorProxy.Runtime.SocketPath}"], text);
        Assert.Equal(Comparable(expected.StandardOutput), Comparable(answer.StandardOutput));
        Assert.Equal(Comparable(await pair.HAProxy.Runtime.AskAsync(WithPaths("show map TEXTS"))), Comparable(await pair.ActorProxy.Runtime.AskAsync(WithPaths("show map TEXTS"))));
    }

    [Fact]
    public async Task An_entry_is_named_by_its_number()
    {
        // An entry of its own: what is deleted here would be missing beside haproxy elsewhere.
        await pair.ActorProxy.Runtime.AskAsync(WithPaths("add map ADDRESSES numbered 1.1.1.1"));
        var line = (await pair.ActorProxy.Runtime.AskAsync(WithPaths("show map ADDRESSES"))).Split('\n').Single(static one => one.Contains(" numbered ", StringComparison.Ordinal));
        var number = line.Split(' ')[0];
        await pair.ActorProxy.Runtime.AskAsync(WithPaths($"set map ADDRESSES #{number} 9.9.9.9"));
        Assert.Contains($"{number} numbered 9.9.9.9\n", await pair.ActorProxy.Runtime.AskAsync(WithPaths("show map ADDRESSES")), StringComparison.Ordinal);
        await pair.ActorProxy.Runtime.AskAsync(WithPaths($"del map ADDRESSES #{number}"));
        Assert.DoesNotContain(number, await pair.ActorProxy.Runtime.AskAsync(WithPaths("show map ADDRESSES")), StringComparison.Ordinal);
    }

    private static string WithPaths(string text) => text
        .Replace("TEXTS", MapFiles.Texts, StringComparison.Ordinal)
        .Replace("INTEGERS", MapFiles.Integers, StringComparison.Ordinal)
        .Replace("ADDRESSES", MapFiles.Addresses, StringComparison.Ordinal)
        .Replace("NETWORKS", MapFiles.Networks, StringComparison.Ordinal)
        .Replace("NUMBERS", MapFiles.Numbers, StringComparison.Ordinal)
        .Replace("PATTERNS", MapFiles.Patterns, StringComparison.Ordinal)
        .Replace("KEYED", MapFiles.NumberInts, StringComparison.Ordinal)
        .Replace("EXPRESSIONS", MapFiles.Expressions, StringComparison.Ordinal);

    /// <summary>Without the entries' numbers, and without their count, which haproxy 2.6 does not always lower when an entry is deleted.</summary>
    private static string Comparable(string answer) =>
        EntryCount().Replace(ConfigFile().Replace(EntryNumber().Replace(answer.TrimEnd('\n'), "NUMBER "), "at file 'FILE' line $1"), "entry_cnt=N");

    [GeneratedRegex(@"entry_cnt=\d+")]
    private static partial Regex EntryCount();

    [GeneratedRegex(@"0x[0-9a-f]+ ")]
    private static partial Regex EntryNumber();

    [GeneratedRegex(@"at file '[^']*' line (\d+)")]
    private static partial Regex ConfigFile();

    /// <summary>Both proxies with the same maps, in the expressions of a backend's checks.</summary>
    public sealed class Pair : IAsyncLifetime
    {
        public ProxyProcess HAProxy { get; private set; } = null!;

        public ProxyProcess ActorProxy { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            HAProxy = await ProxyProcess.StartAsync(Configuration(), ProxyOptions.ForHAProxy);
            ActorProxy = await ProxyProcess.StartAsync(Configuration(), ProxyOptions.ForActorProxy);
        }

        public async ValueTask DisposeAsync()
        {
            if (HAProxy is not null)
                await HAProxy.DisposeAsync();
            if (ActorProxy is not null)
                await ActorProxy.DisposeAsync();
        }

        private static string Configuration() => $"""
            defaults
              mode tcp
              timeout client 5s
              timeout server 5s
              timeout connect 5s
            backend be
              option tcp-check
              tcp-check connect
              tcp-check set-var(check.a) str(ab),map({MapFiles.Texts})
              tcp-check set-var(check.b) str(ab),map_beg({MapFiles.Texts})
              tcp-check set-var(check.c) str(ab),map_str({MapFiles.Texts})
              tcp-check set-var(check.d) str(a),map_str_int({MapFiles.Integers})
              tcp-check set-var(check.e) str(a),map_str_ip({MapFiles.Addresses})
              tcp-check set-var(check.f) str(10.1.2.3),map_ip({MapFiles.Networks})
              tcp-check set-var(check.g) int(5),map_int({MapFiles.Numbers})
              tcp-check set-var(check.h) str(x),map_regm({MapFiles.Expressions})
              tcp-check set-var(check.i) str(5),map_dom_int({MapFiles.NumberInts})
              server s1 127.0.0.1:{FreePort.Next()} check inter 1h
            frontend fe
              bind 127.0.0.1:{FreePort.Next()}
              acl a str(a) -f {MapFiles.Patterns}
              acl a str(a) -m beg -i -f {MapFiles.Patterns} x y
              acl net src 1.2.3.4 10.0.0.0/8 10.1.0.0/16
              acl port dst_port gt 5
              acl port dst_port 7 8 9:10
              acl expression str(abc) -m reg ^a c$
              acl found str(x) -m found
              acl keyed str(ab) -M -f {MapFiles.Texts}
              acl forced str(x) -u 77 foo
              default_backend be

            """;
    }
}
