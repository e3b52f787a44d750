namespace ActorProxy.EndToEnd.Tests.Checks;

/// <summary>Programs that check servers (configuration.txt, "external-check"): real processes, beside real traffic.</summary>
public sealed class ExternalCheckTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_program_s_exit_code_takes_its_server_down_and_up()
    {
        using var server = TcpServer.Named("one");
        var ill = _directory.Write("ill", "");
        var told = _directory.File("told");
        var script = Script($"echo \"$@\" $HAPROXY_SERVER_NAME > {told}\n[ ! -e {ill} ]");
        await using var proxy = await StartAsync(server, script, "200ms");

        await Eventually.HoldsAsync("it is down", async () => (await RowAsync(proxy)) is { Status: "DOWN" } row && row["check_status"] == "PROCERR" && row["check_code"] == "1");
        File.Delete(ill);
        await Eventually.HoldsAsync("it is up", async () => (await RowAsync(proxy)) is { Status: "UP" } row && row["check_status"] == "PROCOK" && row["check_code"] == "0");
        Assert.StartsWith("127.0.0.1 ", await File.ReadAllTextAsync(told), StringComparison.Ordinal);
        Assert.EndsWith($" 127.0.0.1 {server.Port} one", (await File.ReadAllTextAsync(told)).Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_killed_and_holds_nothing_up()
    {
        using var server = TcpServer.Named("one");
        await using var proxy = await StartAsync(server, Script($"echo $$ >> {_directory.File("pids")}\nexec /bin/sleep 60"), "300ms");

        await Eventually.HoldsAsync("it is down", async () => (await RowAsync(proxy)) is { Status: "DOWN" } row && row["check_status"] == "PROCTOUT");
        await Eventually.HoldsAsync("three were started", () => File.ReadAllLines(_directory.File("pids")).Length >= 3);
        var ended = File.ReadAllLines(_directory.File("pids")).SkipLast(1).ToList();
        await Eventually.HoldsAsync("none but the last is left, not even as a zombie", () => ended.All(static pid => !Directory.Exists($"/proc/{pid}")));
    }

    private string Script(string body)
    {
        var path = _directory.Write("check", $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static Task<ProxyProcess> StartAsync(TcpServer server, string script, string inter) => ProxyProcess.StartAsync($"""
        global
            external-check
            insecure-fork-wanted
        defaults
            mode tcp
            timeout connect 1s
            timeout client 20s
            timeout server 20s
        listen app
            bind 127.0.0.1:{FreePort.Next()}
            option external-check
            external-check command {script}
            server one {server.Address} check inter {inter} fall 1 rise 1

        """);

    private static async Task<StatRow> RowAsync(ProxyProcess proxy) => (await proxy.Runtime.StatAsync())["app", "one"];
}
