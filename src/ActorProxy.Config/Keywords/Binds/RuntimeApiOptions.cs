using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Binds;

/// <summary>What a socket of the runtime API may do and how it answers: <c>level</c>, <c>expose-fd</c>, <c>severity-output</c>.</summary>
internal static class RuntimeApiOptions
{
    public static Keyword<BindDraft>[] All =>
    [
        new("level", Level, " +1"),
        new("expose-fd", ExposeDescriptors, " +1"),
        new("severity-output", SeverityOutput, " +1"),
    ];

    private static void Level(BindDraft draft, Statement statement, Word option)
    {
        const string Expected = "'user', 'operator' or 'admin'";
        if (!statement.TakeArgument(option, Expected, out var word)) return;
        switch (word.Span)
        {
            case "user":
                draft.Level = AdminLevel.User;
                break;
            case "operator":
                draft.Level = AdminLevel.Operator;
                break;
            case "admin":
                draft.Level = AdminLevel.Admin;
                break;
            default:
                statement.Error(word, $"'{option}' expects {Expected}, not '{word}'");
                break;
        }
    }

    private static void ExposeDescriptors(BindDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, "'listeners'", out var word)) return;
        if (word.Is("listeners")) draft.ExposeListeners = true;
        else statement.Error(word, $"'{option}' expects 'listeners', not '{word}'");
    }

    private static void SeverityOutput(BindDraft draft, Statement statement, Word option)
    {
        const string Expected = "'none', 'number' or 'string'";
        if (!statement.TakeArgument(option, Expected, out var word)) return;
        switch (word.Span)
        {
            case "none":
                draft.SeverityOutput = Model.SeverityOutput.None;
                break;
            case "number":
                draft.SeverityOutput = Model.SeverityOutput.Number;
                break;
            case "string":
                draft.SeverityOutput = Model.SeverityOutput.String;
                break;
            default:
                statement.Error(word, $"'{option}' expects {Expected}, not '{word}'");
                break;
        }
    }
}
