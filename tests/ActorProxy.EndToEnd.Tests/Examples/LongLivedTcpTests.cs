namespace ActorProxy.EndToEnd.Tests.Examples;

public class LongLivedTcpTests
{
    [Theory]
    [InlineData("signal")]
    [InlineData("command")]
    public async Task The_example_plays_to_its_end(string reload)
    {
        Assert.SkipWhen(ProxyExecutable.IsStandIn, "haproxy in one process can't reload");

        var run = await Command.RunAsync(Repository.PathTo("examples/long-lived-tcp/run.sh"), [], within: Deadlines.Load,
            environment: new Dictionary<string, string?>
            {
                ["PROXY"] = ProxyExecutable.ActorProxy.Path,
                ["PORTS"] = string.Join(' ', FreePort.Next(4)),
                ["RELOAD"] = reload,
            });

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.EndsWith("* all of it held\n", run.StandardOutput, StringComparison.Ordinal);
    }
}
