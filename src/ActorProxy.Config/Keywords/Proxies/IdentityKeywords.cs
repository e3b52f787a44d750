using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>What a proxy is: <c>mode</c>, <c>id</c>, <c>description</c>, <c>disabled</c>, <c>enabled</c>.</summary>
internal static class IdentityKeywords
{
    public static readonly ProxyKeyword[] All =
    [
        new("mode", ProxySides.Both, Mode),
        new("id", ProxySides.Both, Id) { IsInheritable = false },
        new("description", ProxySides.Both, Description) { IsInheritable = false },
        new("disabled", ProxySides.Both, (draft, statement) => Disable(draft, statement, true)),
        new("enabled", ProxySides.Both, (draft, statement) => Disable(draft, statement, false)),
    ];

    private static void Mode(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "'tcp' or 'http'", out var word)) return;
        switch (word.Span)
        {
            case "tcp":
                draft.Settings.Mode = ProxyMode.Tcp;
                break;
            case "http":
                // Refused where a proxy uses it: the mode of a defaults section may be replaced by each of its proxies.
                draft.Settings.Mode = ProxyMode.Http;
                break;
            case "log" or "spop" or "health" or "haterm" or "peers" or "syslog":
                statement.Refuse(word, $"'mode {word}'");
                break;
            default:
                statement.Error(word, $"'mode' expects 'tcp' or 'http', not '{word}'");
                break;
        }
        draft.Settings.ModePosition = statement.At(word);
        statement.ExpectEnd();
    }

    private static void Id(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeInteger(statement.Keyword, 1, int.MaxValue, out var id)) return;
        draft.Id = id;
        draft.IdPosition = statement.At(statement[1]);
        statement.ExpectEnd();
    }

    private static void Description(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "a text", out var word)) return;
        var text = word.ToString();
        while (statement.TryTake(out word)) text = $"{text} {word}";
        draft.Description = text;
    }

    private static void Disable(ProxyDraft draft, Statement statement, bool isDisabled)
    {
        draft.Settings.IsDisabled = isDisabled;
        statement.ExpectEnd();
    }
}
