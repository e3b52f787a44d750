using ActorProxy.Startup;
using Xunit;

namespace ActorProxy.Tests.Startup;

public sealed class KeywordListsTests
{
    [Fact]
    public void Prints_one_class_or_all_of_them()
    {
        Assert.StartsWith("# List of registered configuration keywords:\n", KeywordLists.Render("cfg"));
        Assert.Equal("# List of registered ACL keywords:\n# List of registered filter names:\n", KeywordLists.Render("flt,acl"));
        Assert.Equal(7, KeywordLists.Render("all").Split('\n').Count(static line => line.StartsWith("# List of registered", StringComparison.Ordinal)));
    }

    [Fact]
    public void Explains_the_classes() => Assert.Contains("cfg : configuration keywords", KeywordLists.Render("help"), StringComparison.Ordinal);
}
