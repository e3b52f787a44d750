using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Checks;

/// <summary>Reads <c>external-check command</c> and <c>external-check path</c>.</summary>
internal static class ExternalCheckLine
{
    public static void Parse(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "'command' or 'path'", out var what)) return;
        switch (what.Span)
        {
            case "command":
                if (statement.TakeArgument(what, "a program", out var command) && statement.ExpectEnd()) draft.Settings.ExternalCheckCommand = command.ToString();
                break;
            case "path":
                if (statement.TakeArgument(what, "a list of directories", out var path) && statement.ExpectEnd()) draft.Settings.ExternalCheckPath = path.ToString();
                break;
            default:
                statement.Error(what, $"'external-check' expects 'command' or 'path', not '{what}'", Spelling.Hint(what.Span, ["command", "path"]));
                break;
        }
    }
}
