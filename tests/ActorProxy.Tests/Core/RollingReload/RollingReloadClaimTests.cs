using ActorProxy.Core.RollingReload;
using Xunit;

namespace ActorProxy.Tests.Core.RollingReload;

public sealed class RollingReloadClaimTests
{
    [Fact]
    public void One_has_it_until_it_lets_go_or_its_time_is_over()
    {
        var claim = new RollingReloadClaim();
        Assert.Null(claim.TryTake("a", "1", 0, 100));
        Assert.Equal("a", claim.TryTake("b", "2", 99, 100));
        Assert.Null(claim.TryTake("a", "1", 99, 100));
        Assert.Equal("a", claim.HolderAt(198));
        Assert.Null(claim.HolderAt(199));
        Assert.Null(claim.TryTake("b", "2", 199, 100));
        claim.Release("1");
        Assert.Equal("b", claim.HolderAt(200));
        claim.Release("2");
        Assert.Null(claim.HolderAt(200));
    }
}
