using System.Globalization;
using System.Text;
using ActorProxy.TestKit;
using ActorProxy.TestKit.Operation;
using ActorProxy.TestKit.Processes;
using Xunit;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>Programs that check servers, beside haproxy's: configuration.txt <c>external-check command</c>.</summary>
public sealed class ExternalCheckDifferentialTests(ExternalCheckDifferentialTests.Pair pair) : IClassFixture<ExternalCheckDifferentialTests.Pair>
{
    private static readonly (string Name, string Body, string Lines)[] Programs =
    [
        ("passes", "#!/bin/sh\nexit 0", ""),
        ("fails", "#!/bin/sh\nexit 7", ""),
        ("is ended by a signal", "#!/bin/sh\nkill -9 $$", ""),
        ("hangs", "#!/bin/sh\nexec /bin/sleep 30", ""),
        ("hangs with timeout check", "#!/bin/sh\nexec /bin/sleep 30", "timeout check 100ms"),
        ("has no interpreter", "nothing_of_that_name", ""),
        ("is not there", "", ""),
        ("is found in a path", "#!/bin/sh\n[ \"$PATH\" ]", "external-check path /nowhere:@"),
        ("gets four arguments", "#!/bin/sh\nexit $#", ""),
        ("is told where nobody listens", "#!/bin/sh\n[ \"$1$2\" = NOT_USEDNOT_USED ]", ""),
        ("is told the server's address", "#!/bin/sh\n[ \"$3\" = 127.0.0.1 -a \"$3\" = \"$HAPROXY_SERVER_ADDR\" -a \"$4\" = \"$HAPROXY_SERVER_PORT\" ]", ""),
        ("is told names and numbers", "#!/bin/sh\n[ \"$HAPROXY_PROXY_NAME$HAPROXY_PROXY_ID$HAPROXY_SERVER_NAME$HAPROXY_SERVER_ID$HAPROXY_SERVER_MAXCONN$HAPROXY_SERVER_CURCONN\" = b1012s1950 ]", ""),
    ];

    public static TheoryData<string> Names => [.. Programs.Select(static program => program.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Comes_to_the_verdict_that_HAProxy_comes_to(string name)
    {
        var index = Array.FindIndex(Programs, program => program.Name == name);
        WantedDifferences.Of("External checks").Verify(name, await AskAsync(pair.HAProxy, index), await AskAsync(pair.ActorProxy, index));
    }

    [Fact]
    public void Every_wanted_difference_is_a_program() => Assert.Empty(WantedDifferences.Of("External checks").All.Select(static one => one.What).Except(Programs.Select(static one => one.Name)));

    private static async Task<string> AskAsync(ProxyProcess proxy, int index)
    {
        StatRow row = await Eventually.AnswersAsync(
            $"the check of b{index} ended",
            async () => (await proxy.Runtime.StatAsync())[$"b{index}", "s"],
            static row => row["check_status"] is not ("INI" or "UNK" or "") && !row["check_status"].StartsWith('*'));
        return $"{row["check_status"]} {row["check_code"]} \"{row["last_chk"]}\" {row["check_desc"]} {row.Status}";
    }

    public sealed class Pair : IAsyncLifetime
    {
        private readonly TestDirectory _directory = new();

        internal ProxyProcess HAProxy { get; private set; } = null!;

        internal ProxyProcess ActorProxy { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var text = new StringBuilder("global\n  external-check\n  insecure-fork-wanted\ndefaults\n  mode tcp\n  timeout client 5s\n  timeout server 5s\n  timeout connect 5s\n");
            for (int i = 0; i < Programs.Length; i++)
            {
                (_, string body, string lines) = Programs[i];
                string file = _directory.File($"p{i}");
                if (body.Length > 0)
                {
                    _directory.Write($"p{i}", body + "\n");
                    File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                }

                string command = lines.Contains('@', StringComparison.Ordinal) ? $"p{i}" : file;
                text.Append(CultureInfo.InvariantCulture, $"backend b{i}\n  id {i + 2}\n  option external-check\n  external-check command {command}\n  {lines.Replace("@", _directory.Path, StringComparison.Ordinal)}\n  server s 127.0.0.1:9 check inter 3s maxconn 95\n");
            }

            HAProxy = await ProxyProcess.StartAsync(text.ToString(), ProxyOptions.ForHAProxy);
            ActorProxy = await ProxyProcess.StartAsync(text.ToString(), ProxyOptions.ForActorProxy);
        }

        public async ValueTask DisposeAsync()
        {
            await HAProxy.DisposeAsync();
            await ActorProxy.DisposeAsync();
            _directory.Dispose();
        }
    }
}
