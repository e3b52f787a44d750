using ActorProxy.Admin.RuntimeApi;
using Xunit;

namespace ActorProxy.Tests.Admin.RuntimeApi;

public class ReloadHistoryTests
{
    [Fact]
    public void Counts_failures_until_a_reload_is_accepted()
    {
        var history = new ReloadHistory();
        history.Add(true);
        history.Add(false);
        history.Add(false);
        Assert.Equal((3, 2), (history.Tried, history.FailedInARow));

        history.Add(true);
        Assert.Equal((4, 0), (history.Tried, history.FailedInARow));
    }
}
