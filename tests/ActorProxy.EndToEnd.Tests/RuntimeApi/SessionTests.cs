namespace ActorProxy.EndToEnd.Tests.RuntimeApi;

/// <summary>How a session of the runtime API runs (management.txt 9.3).</summary>
public class SessionTests
{
    private static string Idle => $"""
        listen idle
            mode tcp
            timeout client 1m
            timeout server 1m
            timeout connect 5s
            bind 127.0.0.1:{FreePort.Next()}
            server s1 127.0.0.1:1

        """;

    [Fact]
    public async Task Answers_socat_and_ends()
    {
        await using var proxy = await ProxyProcess.StartAsync(Idle);

        var answer = await Command.RunAsync("socat", ["-t10", "-", $"UNIX-CONNECT:{proxy.Runtime.SocketPath}"], "show cli level\n");

        Assert.Equal((0, "admin\n\n", ""), (answer.ExitCode, answer.StandardOutput, answer.StandardError));
    }

    [Fact]
    public async Task Ends_each_answer_of_a_line_with_an_empty_line()
    {
        await using var proxy = await ProxyProcess.StartAsync(Idle);

        Assert.Equal("admin\n\n# name\nidle\n\n1 (initial 1)\n\n", await proxy.Runtime.AskAsync("show cli level; show backend ;get weight idle/s1"));
    }

    [Fact]
    public async Task Gives_a_client_that_half_closes_its_whole_answer()
    {
        await using var proxy = await ProxyProcess.StartAsync(WithServers(2000));
        using var session = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);

        await session.SendAsync("show stat\n");
        session.HalfClose();
        var answer = await session.ReadToEndAsync();

        Assert.Equal(2000, answer.Split('\n').Count(static line => line.StartsWith("many,s", StringComparison.Ordinal)));
        Assert.EndsWith("\n\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waits_for_a_client_that_reads_slowly_while_others_are_answered()
    {
        await using var proxy = await ProxyProcess.StartAsync(WithServers(2000));
        using var slow = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);
        await slow.SendAsync("show stat typed\n");

        for (var i = 0; i < 5; i++)
            Assert.Equal("admin\n\n", await proxy.Runtime.AskAsync("show cli level"));
        var answer = await slow.ReadToEndAsync();

        Assert.Contains("S.2.2000.1.svname.1:KNS:str:s2000\n", answer, StringComparison.Ordinal);
        Assert.EndsWith("\n\n", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Does_not_run_a_command_whose_line_has_no_end()
    {
        await using var proxy = await ProxyProcess.StartAsync(Idle);
        using var session = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);

        await session.SendAsync("set weight idle/s1 5");
        session.HalfClose();

        Assert.Equal("", await session.ReadToEndAsync());
        Assert.StartsWith("1 (initial 1)", await proxy.Runtime.AskAsync("get weight idle/s1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Prompts_for_commands_until_quit()
    {
        await using var proxy = await ProxyProcess.StartAsync(Idle);
        using var session = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);

        await session.SendAsync("prompt\n");
        Assert.Equal("\n> ", await session.ReadToAsync("> "));
        await session.SendAsync("show cli level;show cli level\n");
        Assert.Equal("admin\n\n> admin\n\n> ", await session.ReadToAsync("> admin\n\n> "));
        await session.SendAsync("quit\n");
        Assert.Equal("", await session.ReadToEndAsync());
    }

    [Fact]
    public async Task Prompts_for_the_lines_of_a_payload()
    {
        await using var proxy = await ProxyProcess.StartAsync(Idle);
        using var session = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);

        await session.SendAsync("prompt\nshow cli level <<\none\ntwo\n\nquit\n");

        Assert.Equal("\n> + + + admin\n\n> ", await session.ReadToEndAsync());
    }

    [Fact]
    public async Task Leaves_the_interactive_mode_with_a_second_prompt()
    {
        await using var proxy = await ProxyProcess.StartAsync(Idle);
        using var session = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);

        await session.SendAsync("prompt\n");
        await session.ReadToAsync("> ");
        await session.SendAsync("prompt; show cli level\n");

        Assert.Equal("\nadmin\n\n", await session.ReadToEndAsync());
    }

    [Fact]
    public async Task Stays_open_without_a_prompt_in_the_interactive_mode()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy has this mode since 3.1");
        await using var proxy = await ProxyProcess.StartAsync(Idle);
        using var session = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);

        await session.SendAsync("prompt i\n");
        Assert.Equal("\n", await session.ReadToAsync("\n"));
        await session.SendAsync("show cli level\n");
        Assert.Equal("admin\n\n", await session.ReadToAsync("\n\n"));
        await session.SendAsync("prompt n\n");
        Assert.Equal("\n", await session.ReadToEndAsync());
    }

    [Fact]
    public async Task Ends_a_session_that_is_silent_for_too_long()
    {
        await using var proxy = await ProxyProcess.StartAsync(Idle);
        using var session = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);

        await session.SendAsync("prompt; set timeout cli 200ms\n");

        Assert.Equal("\n> \n> ", await session.ReadToEndAsync());
    }

    [Fact]
    public async Task Refuses_a_line_that_is_longer_than_a_buffer()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy 2.6 says nothing and waits");
        await using var proxy = await ProxyProcess.StartAsync(Idle);
        using var session = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);

        await session.SendAsync("show env " + new string('x', 20000) + "\n");

        Assert.Equal("The command is longer than tune.bufsize.\n", await session.ReadToEndAsync());
    }

    [Fact]
    public async Task Lets_who_comes_beyond_stats_maxconn_wait_for_a_session_to_end()
    {
        await using var proxy = await ProxyProcess.StartAsync(Idle + "global\n    stats maxconn 2\n");
        using var one = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);
        using var two = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);
        foreach (var session in new[] { one, two })
        {
            await session.SendAsync("prompt\n");
            await session.ReadToAsync("> ");
        }

        using var three = await ApiSession.OpenAsync(proxy.Runtime.SocketPath);
        await three.SendAsync("show cli level\n");
        var answer = three.ReadToEndAsync();
        await two.SendAsync("show cli level\n");
        await two.ReadToAsync("> ");
        Assert.False(answer.IsCompleted);
        one.Dispose();

        Assert.Equal("admin\n\n", await answer);
    }

    [Fact]
    public async Task Says_what_may_have_been_meant()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy 2.6 does not repeat the word");
        await using var proxy = await ProxyProcess.StartAsync(Idle);

        var lines = (await proxy.Runtime.AskAsync("shw stat")).Split('\n');

        Assert.Equal("Unknown command: 'shw', but maybe one of the following ones is a better match:", lines[0]);
        Assert.StartsWith("  show stat ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("  help [<command>] ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_what_it_does_not_have_by_name()
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy has it");
        await using var proxy = await ProxyProcess.StartAsync(Idle);

        Assert.Equal("'show pools' is not supported by ActorProxy.\n\n", await proxy.Runtime.AskAsync("show pools"));
    }

    private static string WithServers(int count) => $"""
        backend many
            mode tcp
            timeout server 1m
            timeout connect 5s
            server-template s {count} 127.0.0.1:1
        {Idle}
        """;
}
