using ActorProxy.Startup;
using Xunit;

namespace ActorProxy.Tests.Startup;

public sealed class KeywordListsTests
{
    [Fact]
    public void Prints_one_class_or_all_of_them()
    {
        Assert.StartsWith("# List of registered configuration keywords:\n", KeywordLists.Render("cfg"));
        Assert.Equal("# List of registered filter names:\nbwlim-in [BWLIM]\nbwlim-out [BWLIM]\n# List of registered service names:\n", KeywordLists.Render("svc,flt"));
        Assert.Equal(7, KeywordLists.Render("all").Split('\n').Count(static line => line.StartsWith("# List of registered", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("smp", "[ Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y . . ] fc_rtt([string]): sint")]
    [InlineData("smp", "[ . . . . . . . . . . Y Y Y Y Y Y Y Y Y Y . . ] srv_name: str")]
    [InlineData("smp", "[ Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y Y . Y ] be_conn_free(backend): sint")]
    [InlineData("cnv", "srv_is_up: bool => str")]
    [InlineData("acl", "req.ssl_ver = req.ssl_ver -m int")]
    public void Describes_what_works_in_the_form_that_tools_read(string group, string expected) => Assert.Contains(expected, KeywordLists.Render(group).Split('\n'));

    [Fact]
    public void Explains_the_classes() => Assert.Contains("cfg : configuration keywords", KeywordLists.Render("help"), StringComparison.Ordinal);
}
