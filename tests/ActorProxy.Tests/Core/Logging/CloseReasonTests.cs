using ActorProxy.Core.Logging;
using Xunit;

namespace ActorProxy.Tests.Core.Logging;

public sealed class CloseReasonTests
{
    [Theory]
    [InlineData(CloseSide.None, ClosePhase.None, "--", false)]
    [InlineData(CloseSide.Client, ClosePhase.Connect, "CC", true)]
    [InlineData(CloseSide.Client, ClosePhase.Data, "CD", true)]
    [InlineData(CloseSide.ClientTimeout, ClosePhase.Data, "cD", true)]
    [InlineData(CloseSide.Server, ClosePhase.Connect, "SC", true)]
    [InlineData(CloseSide.ServerTimeout, ClosePhase.Queue, "sQ", true)]
    [InlineData(CloseSide.ServerTimeout, ClosePhase.Connect, "sC", true)]
    [InlineData(CloseSide.Proxy, ClosePhase.Request, "PR", true)]
    [InlineData(CloseSide.Local, ClosePhase.Request, "LR", false)]
    [InlineData(CloseSide.Resource, ClosePhase.Connect, "RC", true)]
    [InlineData(CloseSide.Internal, ClosePhase.Data, "ID", true)]
    [InlineData(CloseSide.ServerDown, ClosePhase.Data, "DD", true)]
    [InlineData(CloseSide.ServerUp, ClosePhase.Data, "UD", true)]
    [InlineData(CloseSide.Killed, ClosePhase.Data, "KD", true)]
    [InlineData(CloseSide.Server, ClosePhase.Last, "SL", true)]
    [InlineData(CloseSide.Server, ClosePhase.Headers, "SH", true)]
    [InlineData(CloseSide.Client, ClosePhase.Tarpit, "CT", true)]
    public void Prints_the_two_letters_of_the_documentation(CloseSide side, ClosePhase phase, string letters, bool isError)
    {
        var reason = new CloseReason(side, phase);

        Assert.Equal(letters, reason.ToString());
        Assert.Equal(isError, reason.IsError);
        Assert.True(reason.IsSet);
    }

    [Fact]
    public void Is_not_set_before_the_end()
    {
        Assert.False(default(CloseReason).IsSet);
        Assert.False(default(CloseReason).IsError);
        Assert.Equal("--", default(CloseReason).ToString());
    }
}
