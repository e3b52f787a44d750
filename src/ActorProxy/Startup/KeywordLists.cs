using ActorProxy.Admin.RuntimeApi.Commands;
using ActorProxy.Config.Keywords;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Startup;

/// <summary><c>-dK</c>: prints the keywords that work, by class, in the form that tools read from HAProxy.</summary>
internal static class KeywordLists
{
    private const string Help =
        "Classes of keywords for -dK, parted by commas:\n" +
        "  all : every class\n  acl : ACL keywords\n  cfg : configuration keywords\n  cli : runtime API keywords\n" +
        "  cnv : sample converters\n  flt : filters\n  smp : sample fetches\n  svc : services\n";

    /// <param name="classes">As written behind <c>-dK</c>: "all", or some of the classes.</param>
    public static string Render(string classes)
    {
        using var output = new StringWriter();
        var wanted = classes.Split(',');
        if (wanted.Contains("help")) output.Write(Help);
        if (Wants("acl")) AclListing.Write(output);
        if (Wants("cfg")) KeywordListing.Write(output, ActionListing.All);
        if (Wants("cli")) RuntimeCommandListing.Write(output);
        if (Wants("cnv")) SampleListing.WriteConverters(output);
        if (Wants("flt"))
        {
            output.Write("# List of registered filter names:\n");
            foreach (var filter in FilterKeywords.Listed)
                output.Write($"{filter}\n");
        }
        if (Wants("smp")) SampleListing.WriteFetches(output);
        if (Wants("svc")) output.Write("# List of registered service names:\n");
        return output.ToString();

        bool Wants(string name) => wanted.Contains("all") || wanted.Contains(name);
    }
}
