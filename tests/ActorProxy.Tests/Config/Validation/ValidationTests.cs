using ActorProxy.Config.Diagnostics;
using Xunit;

namespace ActorProxy.Tests.Config.Validation;

public sealed class ValidationTests
{
    [Theory]
    [InlineData("backend a\nbackend a", "backend 'a' has the name of the backend at test.cfg:1:9")]
    [InlineData("listen a\n bind :80\nfrontend a\n bind :81", "frontend 'a' has the name of the listen at test.cfg:1:8")]
    [InlineData("backend a\n id 5\nbackend b\n id 5", "backend 'b' has the id 5 of backend 'a' at test.cfg:2:5")]
    [InlineData("backend a\n server s :80\n server s :81", "backend 'a' has a server 's' already, at test.cfg:2:9")]
    [InlineData("backend a\n server s :80 id 3\n server t :81 id 3", "backend 'a' has a server with the id 3 already, at test.cfg:2:9")]
    [InlineData("frontend a\n bind :80 id 3\n bind :81 id 3", "frontend 'a' has a 'bind' with the id 3 already, at test.cfg:2:7")]
    public void Finds_names_and_numbers_given_twice(string text, string message) => Assert.Equal(message, Loading.Error(text).Message);

    [Fact]
    public void Lets_a_frontend_and_a_backend_share_a_name() => Assert.Empty(Loading.Errors("frontend a\n bind :80\n default_backend a\nbackend a"));

    [Theory]
    [InlineData("default_backend nosuch", "'default_backend': there is no backend 'nosuch'")]
    [InlineData("use_backend nosuch", "'use_backend': there is no backend 'nosuch'")]
    [InlineData("default_backend f", "'default_backend': 'f' is a frontend, where a backend is expected")]
    public void Finds_backends_that_are_not_there(string line, string message) =>
        Assert.Equal(message, Loading.Error($"frontend f\n bind :80\n {line}\nbackend app").Message);

    [Fact]
    public void Suggests_the_backend_that_was_meant() =>
        Assert.Equal("did you mean 'application'?", Loading.Error("frontend f\n bind :80\n default_backend aplication\nbackend application").Hint);

    [Theory]
    [InlineData("server s :80 track nosuch/t", "there is no backend 'nosuch'")]
    [InlineData("server s :80 track nosuch", "has no server 'nosuch'")]
    [InlineData("server s :80 track b/t\n server t :80", "the server 't' has no 'check'")]
    [InlineData("server s :80 check track b/t\n server t :80 check", "a server with 'check' can't track another")]
    public void Finds_servers_that_track_nothing(string lines, string message) => Assert.Contains(message, Loading.Error($"backend b\n {lines}").Message, StringComparison.Ordinal);

    [Fact]
    public void Finds_servers_that_track_each_other_in_a_circle()
    {
        var errors = Loading.Errors("backend b\n server s :80 track t\n server t :80 track u\n server u :80 track s");

        Assert.Equal(3, errors.Length);
        Assert.All(errors, static e => Assert.Contains("in a circle", e.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("listen l\n bind :80\n timeout client 1s\n timeout connect 1s\n timeout server 1s\n server s :80", 0)]
    [InlineData("listen l\n bind :80\n timeout client 1s\n timeout connect 1s\n timeout tunnel 1s\n server s :80", 0)]
    [InlineData("listen l\n bind :80\n timeout client 1s\n timeout connect 1s\n server s :80", 1)]
    [InlineData("listen l\n bind :80\n timeout connect 1s\n timeout server 1s\n server s :80", 1)]
    [InlineData("frontend l\n timeout client 1s", 1)]
    [InlineData("backend b", 0)]
    [InlineData("frontend l\n bind :80\n timeout client 1s\n option tcplog", 1)]
    public void Warns_of_what_is_missing(string text, int warnings)
    {
        var findings = Loading.Load(text).Diagnostics;

        Assert.Equal(warnings, findings.Length);
        Assert.All(findings, static d => Assert.Equal(Severity.Warning, d.Severity));
    }

    [Theory]
    [InlineData("server s 127.0.0.1 check", 1)]
    [InlineData("server s 127.0.0.1:+5 check", 1)]
    [InlineData("server s 127.0.0.1 check port 80", 0)]
    [InlineData("server s 127.0.0.1:+5 check port 80", 0)]
    [InlineData("server s /run/s check", 0)]
    [InlineData("option tcp-check\n tcp-check connect port 80\n server s 127.0.0.1 check", 0)]
    public void Finds_checks_that_know_no_port(string lines, int errors) => Assert.Equal(errors, Loading.Errors($"backend b\n {lines}").Length);

    [Theory]
    [InlineData("backend b\n server s known.example:80", 0)]
    [InlineData("backend b\n server s unknown.example:80\n server t unknown.example:80", 2)]
    [InlineData("backend b\n server s ipv6@known.example:80", 1)]
    [InlineData("backend b\n server s :80 check addr unknown.example", 1)]
    [InlineData("backend b\n source unknown.example", 1)]
    [InlineData("frontend f\n bind unknown.example:80", 1)]
    [InlineData("global\n log unknown.example local0", 1)]
    [InlineData("backend b\n disabled\n server s unknown.example:80", 0)]
    public void Finds_hosts_without_an_address(string text, int errors)
    {
        var context = Loading.Context with { CanResolve = static (name, family) => name == "known.example" && family != System.Net.Sockets.AddressFamily.InterNetworkV6 };

        Assert.Equal(errors, Loading.Errors(text, context).Length);
        Assert.Empty(Loading.Errors(text));
    }

    [Theory]
    [InlineData("libc", Severity.Error)]
    [InlineData("last", Severity.Error)]
    [InlineData("last,libc,none", Severity.Warning)]
    [InlineData("libc,192.0.2.1", Severity.Warning)]
    [InlineData("none,libc", null)]
    [InlineData("192.0.2.1", null)]
    public void Follows_the_ways_to_a_first_address_as_the_start_will(string methods, Severity? expected)
    {
        var context = Loading.Context with { CanResolve = static (_, _) => false };

        var findings = Loading.Load($"backend b\n server s unknown.example:80 init-addr {methods}", context).Diagnostics.Where(static one => one.Message.Contains("unknown.example", StringComparison.Ordinal));

        Assert.Equal(expected, findings.SingleOrDefault()?.Severity);
    }

    [Fact]
    public void Accepts_servers_without_an_address_where_that_is_asked_for()
    {
        var context = Loading.Context with { CanResolve = static (_, _) => false, AcceptsUnresolvedServers = true };

        Assert.Empty(Loading.Errors("backend b\n server s unknown.example:80", context));
        Assert.Single(Loading.Errors("backend b\n server s :80 check addr unknown.example", context));
        Assert.Single(Loading.Errors("backend b\n server s :80 source unknown.example", context));
        Assert.Single(Loading.Errors("frontend f\n bind unknown.example:80", context));
    }

    [Fact]
    public void Asks_nothing_of_a_disabled_proxy() => Assert.Empty(Loading.Load("listen l\n disabled\n default_backend nosuch\n server s 127.0.0.1 check track x/y").Diagnostics);

    [Fact]
    public void Fails_on_warnings_where_none_are_wanted()
    {
        const string Text = "listen l\n bind :80";

        Assert.NotNull(Loading.Load(Text).Configuration);
        Assert.Null(Loading.Load(Text, Loading.Context with { FailsOnWarnings = true }).Configuration);
        Assert.Null(Loading.Load("global\n zero-warning\n" + Text).Configuration);
        Assert.NotNull(Loading.Load("global\n zero-warning\n").Configuration);
    }

    [Theory]
    [InlineData("listen l\n bind :80", 0)]
    [InlineData("global\n stats socket /run/x", 0)]
    [InlineData("backend b", 2)]
    [InlineData("listen l\n bind :80\n disabled", 2)]
    [InlineData("nonsense", 1)]
    public void Answers_a_check_with_haproxys_exit_code(string text, int code) => Assert.Equal(code, Loading.Load(text).CheckExitCode);

    [Theory]
    [InlineData("listen l\n bind :80", 2, 10)]
    [InlineData("listen l\n bind :80\0\n", 2, 10)]
    public void Refuses_a_file_that_was_cut_off_or_holds_a_nul(string text, int line, int column)
    {
        var loaded = ActorProxy.Config.ConfigurationLoader.Load([new ActorProxy.Config.ConfigurationText("test.cfg", text)], Loading.Context);

        var error = Assert.Single(loaded.Diagnostics, static d => d.Severity == Severity.Error);
        Assert.Equal((line, column), (error.Position.Line, error.Position.Column));
    }
}
