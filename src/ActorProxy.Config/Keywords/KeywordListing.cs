using ActorProxy.Config.Keywords.Binds;
using ActorProxy.Config.Keywords.Global;
using ActorProxy.Config.Keywords.Peers;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Keywords.Servers;

namespace ActorProxy.Config.Keywords;

/// <summary>Writes the configuration's keywords as <c>-dKcfg</c> and <c>-dKall</c> print them: those that work, and no others.</summary>
public static class KeywordListing
{
    /// <param name="actions">The actions of the rules, each behind its rule set.</param>
    public static void Write(TextWriter output, IEnumerable<string> actions)
    {
        output.WriteLine("# List of registered configuration keywords:");
        output.WriteLine("global");
        WriteSorted(output, "", GlobalKeywords.Table.Names);
        output.WriteLine("listen");
        WriteSorted(output, "", ProxyKeywords.Table.Names);
        WriteSorted(output, "bind <addr> ", BindOptions.Table.All.Select(static k => k.Name + k.Form));
        WriteSorted(output, "server <name> <addr> ", ServerOptions.Table.All.Select(static k => k.Name + k.Form));
        WriteSorted(output, "option ", OptionKeywords.Table.All.Select(static o => o.Name + o.ListedForm));
        WriteSorted(output, "", actions);
        output.WriteLine("peers");
        WriteSorted(output, "", PeersKeywords.Table.Names);
    }

    private static void WriteSorted(TextWriter output, string prefix, IEnumerable<string> names)
    {
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            output.Write('\t');
            output.Write(prefix);
            output.WriteLine(name);
        }
    }
}
