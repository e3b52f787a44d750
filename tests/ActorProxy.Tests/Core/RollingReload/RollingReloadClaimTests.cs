using ActorProxy.Core.RollingReload;
using Xunit;

namespace ActorProxy.Tests.Core.RollingReload;

public sealed class RollingReloadClaimTests
{
    [Fact]
    public void One_has_it_until_it_lets_go_or_its_time_is_over()
    {
        var claim = new RollingReloadClaim(static _ => 1);
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

    [Fact]
    public void It_ends_with_the_process_that_has_it()
    {
        var incarnations = new Dictionary<string, long> { ["a"] = 1, ["b"] = 1 };
        var claim = new RollingReloadClaim(name => incarnations.TryGetValue(name, out var incarnation) ? incarnation : null);
        Assert.Null(claim.TryTake("a", "1", 0, 100));
        incarnations.Remove("a");
        Assert.Null(claim.HolderAt(1));
        Assert.Null(claim.TryTake("b", "2", 1, 100));
        incarnations["b"] = 2;
        Assert.Null(claim.HolderAt(2));
        incarnations["a"] = 2;
        Assert.Null(claim.TryTake("a", "3", 2, 100));
        Assert.Equal("a", claim.TryTake("b", "4", 3, 100));
    }
}
