using ActorProxy.Config.Model;
using ActorProxy.Core.Health;
using ActorProxy.Engine.Checks;
using Xunit;

namespace ActorProxy.Tests.Engine.Checks;

public sealed class ConnectCheckTests
{
    private static readonly ConnectCheckConfig Config = new();

    [Fact]
    public void Passes_once_connected() =>
        Assert.Equal(new CheckResult(CheckStatus.Layer4Passed), ScriptedServer.Run(Config, "ok"));

    [Fact]
    public void Fails_when_refused() =>
        Assert.Equal(new CheckResult(CheckStatus.Layer4Connection, 0, "Connection refused"), ScriptedServer.Run(Config, "refused"));

    [Fact]
    public void Times_out_while_connecting() =>
        Assert.Equal(new CheckResult(CheckStatus.Layer4Timeout), ScriptedServer.Run(Config, "timeout"));

    [Theory]
    [InlineData(CheckConnectFailureKind.Answered, 113, "L4CON", "No route to host")]
    [InlineData(CheckConnectFailureKind.Immediate, 101, "L4CON", "General socket error (Network is unreachable)")]
    [InlineData(CheckConnectFailureKind.Immediate, 24, "SOCKERR", "General socket error (Too many open files)")]
    [InlineData(CheckConnectFailureKind.Immediate, 99, "SOCKERR", "General socket error (Cannot assign requested address)")]
    [InlineData(CheckConnectFailureKind.UnixSocket, 2, "SOCKERR", "General socket error (No such file or directory)")]
    [InlineData(CheckConnectFailureKind.Source, 99, "L4CON", "Can't bind to source address (Cannot assign requested address)")]
    public void Tells_whose_fault_a_failed_connection_is(CheckConnectFailureKind kind, int error, string code, string description)
    {
        var failure = new CheckConnectFailure(kind, error);
        Assert.Equal((code, description), (failure.Status.Code(), failure.Description));
    }
}
