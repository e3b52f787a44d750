using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Known;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Servers;

/// <summary>Reads the options that <c>server</c>, <c>server-template</c> and <c>default-server</c> share.</summary>
internal static class ServerLine
{
    public static void ParseOptions(Statement statement, ServerDraft draft, bool isDefault)
    {
        while (statement.TryTake(out var option))
        {
            if (option.IsEmpty)
            {
                statement.Warn(option, "an empty word ends the line: what follows is ignored");
                return;
            }
            if (ServerOptions.Table.TryFind(option.Span, out var known))
            {
                if (isDefault && option.Is("track"))
                {
                    statement.Error(option, "'track' belongs to one server: it can't stand on a 'default-server' line");
                    return;
                }
                known.Parse(draft, statement, option);
                if (isDefault && option.Is("id"))
                {
                    statement.Warn(option, "'id' belongs to one server: on a 'default-server' line it is ignored");
                    draft.Id = null;
                }
                continue;
            }
            if (KnownServerOptions.Names.Contains(option.Span)) statement.Refuse(option, $"'{statement.Keyword} … {option}'");
            else statement.Error(option, $"'{statement.Keyword}' has no option '{option}'", Spelling.Hint(option.Span, [.. ServerOptions.Table.Names, .. KnownServerOptions.Names.All]));
            // What follows may be its arguments: judging them would only blame the innocent.
            return;
        }
    }
}
