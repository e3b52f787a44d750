using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Servers;

/// <summary>How a server's health is known: <c>check</c> and its times, <c>track</c>, <c>observe</c>, and what a change brings about.</summary>
internal static class ServerCheckOptions
{
    public static Keyword<ServerDraft>[] All =>
    [
        new("check", static (draft, _, _) => draft.IsChecked = true),
        new("no-check", static (draft, _, _) => draft.IsChecked = false),
        new("check-send-proxy", static (draft, _, _) => draft.Check = draft.Check with { SendProxy = true }),
        new("no-check-send-proxy", static (draft, _, _) => draft.Check = draft.Check with { SendProxy = false }),
        new("addr", Address, " +1"),
        new("port", static (draft, statement, option) => draft.Check = draft.Check with { Port = statement.TakeInteger(option, 0, 65535, out var n) && n > 0 ? n : null }, " +1"),
        new("inter", static (draft, statement, option) => Inter(draft, Interval(statement, option) ?? draft.Check.Inter), " +1"),
        new("fastinter", static (draft, statement, option) => draft.Check = draft.Check with { FastInter = Interval(statement, option) }, " +1"),
        new("downinter", static (draft, statement, option) => draft.Check = draft.Check with { DownInter = Interval(statement, option) }, " +1"),
        new("rise", static (draft, statement, option) => Rise(draft, statement.TakeInteger(option, 1, int.MaxValue, out var n) ? n : 2), " +1"),
        new("fall", static (draft, statement, option) => Fall(draft, statement.TakeInteger(option, 1, int.MaxValue, out var n) ? n : 3), " +1"),
        new("track", Track, " +1"),
        new("observe", Observe, " +1"),
        new("error-limit", static (draft, statement, option) => draft.ErrorLimit = statement.TakeInteger(option, 1, int.MaxValue, out var n) ? n : 10, " +1"),
        new("on-error", OnError, " +1"),
        new("on-marked-down", static (draft, statement, option) => draft.ShutdownSessionsOnDown = Only(statement, option, "shutdown-sessions"), " +1"),
        new("on-marked-up", static (draft, statement, option) => draft.ShutdownBackupSessionsOnUp = Only(statement, option, "shutdown-backup-sessions"), " +1"),
    ];

    // Most lines say what holds anyway: no new record for that.
    private static void Inter(ServerDraft draft, TimeSpan value)
    {
        if (draft.Check.Inter != value) draft.Check = draft.Check with { Inter = value };
    }

    private static void Rise(ServerDraft draft, int value)
    {
        if (draft.Check.Rise != value) draft.Check = draft.Check with { Rise = value };
    }

    private static void Fall(ServerDraft draft, int value)
    {
        if (draft.Check.Fall != value) draft.Check = draft.Check with { Fall = value };
    }

    private static TimeSpan? Interval(Statement statement, Word option)
    {
        if (!statement.TakeTime(option, out var time)) return null;
        if (time > TimeSpan.Zero) return time;
        statement.Error(option, $"'{option}' expects a time above 0");
        return null;
    }

    private static void Address(ServerDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, "an address", out var word)) return;
        if (SourceLine.ReadAddress(statement, option, word, draft.Load!, AddressUse.Check) is { } address) draft.Check = draft.Check with { Address = address };
    }

    private static void Track(ServerDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, "a server as BACKEND/SERVER", out var word)) return;
        draft.Track = word.ToString();
        draft.TrackPosition = statement.At(word);
    }

    private static void Observe(ServerDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, "'layer4'", out var word)) return;
        switch (word.Span)
        {
            case "none":
                draft.Observe = ObserveMode.None;
                break;
            case "layer4":
                draft.Observe = ObserveMode.Layer4;
                break;
            case "layer7":
                statement.Warn(word, "'observe layer7' needs mode http and is ignored in mode tcp");
                break;
            default:
                statement.Error(word, $"'{option}' expects 'layer4', not '{word}'");
                break;
        }
    }

    private static void OnError(ServerDraft draft, Statement statement, Word option)
    {
        const string Expected = "'fastinter', 'fail-check', 'sudden-death' or 'mark-down'";
        if (!statement.TakeArgument(option, Expected, out var word)) return;
        OnErrorAction? action = word.Span switch
        {
            "fastinter" => OnErrorAction.FastInter,
            "fail-check" => OnErrorAction.FailCheck,
            "sudden-death" => OnErrorAction.SuddenDeath,
            "mark-down" => OnErrorAction.MarkDown,
            _ => null,
        };
        if (action is null) statement.Error(word, $"'{option}' expects {Expected}, not '{word}'");
        else draft.OnError = action.Value;
    }

    private static bool Only(Statement statement, Word option, string expected)
    {
        if (!statement.TakeArgument(option, $"'{expected}'", out var word)) return false;
        if (word.Is(expected)) return true;
        statement.Error(word, $"'{option}' expects '{expected}', not '{word}'");
        return false;
    }
}
