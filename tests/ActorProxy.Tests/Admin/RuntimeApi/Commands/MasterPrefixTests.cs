using ActorProxy.Admin.RuntimeApi.Commands;
using Xunit;

namespace ActorProxy.Tests.Admin.RuntimeApi.Commands;

public class MasterPrefixTests
{
    [Theory]
    [InlineData("@")]
    [InlineData("@master")]
    public void Means_the_master(string prefix) => Assert.Equal(MasterTarget.Master, MasterPrefix.Parse(prefix));

    [Fact]
    public void Means_the_worker_by_its_number_and_by_the_process_id()
    {
        Assert.Equal(MasterTarget.Worker, MasterPrefix.Parse("@1"));
        Assert.Equal(MasterTarget.Worker, MasterPrefix.Parse("@@1"));
        Assert.Equal(MasterTarget.Worker, MasterPrefix.Parse($"@!{Environment.ProcessId}"));
    }

    [Theory]
    [InlineData("@2")]
    [InlineData("@!1")]
    [InlineData("@!x")]
    [InlineData("@worker")]
    public void Finds_no_process_elsewhere(string prefix) => Assert.Null(MasterPrefix.Parse(prefix));
}
