using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>What names of proxies and servers are made of, so that they can stand in the runtime API's commands and in logs.</summary>
internal static class ProxyNames
{
    public static bool Check(Statement statement, Word name)
    {
        foreach (var c in name.Span)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') continue;
            statement.Error(name, $"the name '{name}' contains '{c}'", "names are made of letters, digits, '-', '_', '.' and ':'");
            return false;
        }
        return true;
    }
}
