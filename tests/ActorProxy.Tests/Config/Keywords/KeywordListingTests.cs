using ActorProxy.Config.Keywords;
using Xunit;

namespace ActorProxy.Tests.Config.Keywords;

public sealed class KeywordListingTests
{
    private static readonly string[] Lines = Listing().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Theory]
    [InlineData("\thard-stop-after")]
    [InlineData("\ttcp-check")]
    [InlineData("\tbind <addr> accept-proxy")]
    [InlineData("\tbind <addr> name +1")]
    [InlineData("\tserver <name> <addr> check")]
    [InlineData("\tserver <name> <addr> source +-1")]
    [InlineData("\toption dontlognull [ FE ]")]
    public void Prints_what_works_in_haproxys_form(string line) => Assert.Contains(line, Lines);

    [Theory]
    [InlineData("cpu-map")]
    [InlineData("ssl-default-bind-options")]
    [InlineData("http-request")]
    [InlineData("bind <addr> thread +1")]
    [InlineData("bind <addr> nice +1")]
    [InlineData("server <name> <addr> ssl")]
    [InlineData("option http-no-delay [ FE BE HTTP ]")]
    [InlineData("option tcp-smart-accept [ FE ]")]
    public void Prints_nothing_that_is_refused_or_has_no_effect(string keyword) => Assert.DoesNotContain($"\t{keyword}", Lines);

    [Fact]
    public void Starts_with_the_heading_that_tools_look_for() => Assert.Equal(["# List of registered configuration keywords:", "global"], Lines.Take(2));

    private static string Listing()
    {
        using var output = new StringWriter();
        KeywordListing.Write(output, ["tcp-request content accept"]);
        return output.ToString();
    }
}
