using System.Globalization;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Binds;

/// <summary>Owner and mode of unix sockets: on <c>bind</c>, <c>stats socket</c> and <c>unix-bind</c> lines.</summary>
internal static class UnixSocketOptions
{
    public static Keyword<BindDraft>[] All =>
    [
        new("mode", Mode, " +1"),
        new("uid", static (draft, statement, option) => draft.Permissions = draft.Permissions with { UserId = Id(statement, option) }, " +1"),
        new("gid", static (draft, statement, option) => draft.Permissions = draft.Permissions with { GroupId = Id(statement, option) }, " +1"),
        new("user", static (draft, statement, option) => draft.Permissions = draft.Permissions with { UserId = Account(statement, option, draft.Load!.Context.FindUser) }, " +1"),
        new("group", static (draft, statement, option) => draft.Permissions = draft.Permissions with { GroupId = Account(statement, option, draft.Load!.Context.FindGroup) }, " +1"),
    ];

    private static void Mode(BindDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, "an octal mode such as 660", out var word)) return;
        var mode = 0;
        var isValid = word.Span.Length <= 5;
        foreach (var c in word.Span)
        {
            isValid &= c is >= '0' and <= '7';
            mode = mode * 8 + (c - '0');
        }
        if (!isValid || mode > 4095) statement.Error(word, $"'{option}' expects an octal mode such as 660, not '{word}'");
        draft.Permissions = draft.Permissions with { Mode = mode };
    }

    private static uint? Id(Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, "a numeric id", out var word)) return null;
        if (uint.TryParse(word.Span, NumberStyles.None, CultureInfo.InvariantCulture, out var id)) return id;
        statement.Error(word, $"'{option}' expects a numeric id, not '{word}'");
        return null;
    }

    private static uint? Account(Statement statement, Word option, Func<string, uint?> find)
    {
        if (!statement.TakeArgument(option, $"the name of a {option}", out var word)) return null;
        var id = find(word.ToString());
        if (id is null) statement.Error(word, $"there is no {option} '{word}' on this machine");
        return id;
    }
}
