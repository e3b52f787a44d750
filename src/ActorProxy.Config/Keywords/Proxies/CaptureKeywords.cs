using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary><c>declare capture request|response len N</c>.</summary>
internal static class CaptureKeywords
{
    public static readonly ProxyKeyword[] All = [new("declare", ProxySides.Frontend, Declare) { IsInheritable = false, IsStrict = true }];

    private static void Declare(ProxyDraft draft, Statement statement)
    {
        if (!Expect(statement, statement.Keyword, "capture", out var capture)) return;
        if (!statement.TakeArgument(capture, "'request' or 'response'", out var direction)) return;
        if (!direction.Is("request") && !direction.Is("response"))
        {
            statement.Error(direction, $"'declare capture' expects 'request' or 'response', not '{direction}'", Spelling.Hint(direction.Span, ["request", "response"]));
            return;
        }
        if (!Expect(statement, direction, "len", out var length) || !statement.TakeInteger(length, 1, int.MaxValue, out var bytes) || !statement.ExpectEnd()) return;
        draft.Captures.Add(new CaptureSlotConfig(direction.Is("response"), bytes, draft.Settings.Rules.Length, statement.Position));
    }

    private static bool Expect(Statement statement, Word owner, string wanted, out Word word)
    {
        if (!statement.TakeArgument(owner, $"'{wanted}'", out word)) return false;
        if (word.Is(wanted)) return true;
        statement.Error(word, $"'{wanted}' is expected here, not '{word}'");
        return false;
    }
}
