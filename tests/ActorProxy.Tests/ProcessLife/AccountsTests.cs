using ActorProxy.ProcessLife;
using Xunit;

namespace ActorProxy.Tests.ProcessLife;

public sealed class AccountsTests
{
    [Fact]
    public void Finds_users_and_groups_by_name()
    {
        Assert.Equal(0u, Accounts.FindUser("root"));
        Assert.Equal(0u, Accounts.FindGroup("root"));
        Assert.Equal(1u, Accounts.FindUser("daemon"));
    }

    [Fact]
    public void Nobody_is_found_by_a_name_that_is_not_there()
    {
        Assert.Null(Accounts.FindUser("no-such-user"));
        Assert.Null(Accounts.FindGroup("no-such-group"));
    }
}
