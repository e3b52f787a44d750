using ActorProxy.Config.Keywords.Logs;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>What a proxy writes about its sessions: <c>log</c>, <c>log-tag</c> and the formats.</summary>
internal static class LogKeywords
{
    public static readonly ProxyKeyword[] All =
    [
        new("log", ProxySides.Both, Log) { IsNegatable = true },
        new("log-tag", ProxySides.Both, Tag),
        new("log-format", ProxySides.Both, (draft, statement) => Format(draft, statement, (options, text) => options with { Format = text, FormatPosition = statement.At(statement[1]) })),
        new("log-format-sd", ProxySides.Both, (draft, statement) => Format(draft, statement, (options, text) => options with { StructuredDataFormat = text, StructuredDataFormatPosition = statement.At(statement[1]) })),
        new("error-log-format", ProxySides.Both, (draft, statement) => Format(draft, statement, (options, text) => options with { ErrorFormat = text, ErrorFormatPosition = statement.At(statement[1]) })),
    ];

    private static void Log(ProxyDraft draft, Statement statement)
    {
        if (statement.Negation == Negation.No)
        {
            if (!statement.ExpectEnd()) return;
            draft.Settings.Logs = [];
            draft.Settings.UsesGlobalLogs = false;
            return;
        }
        if (statement.Current.Is("global"))
        {
            statement.TryTake("global");
            if (statement.ExpectEnd()) draft.Settings.UsesGlobalLogs = true;
            return;
        }
        if (LogLine.Parse(statement, draft.Load) is { } target) draft.Settings.Logs = draft.Settings.Logs.Add(target);
    }

    private static void Tag(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "a tag", out var tag)) return;
        draft.Settings.LogTag = tag.ToString();
        statement.ExpectEnd();
    }

    private static void Format(ProxyDraft draft, Statement statement, Func<Model.LogOptionsConfig, string, Model.LogOptionsConfig> apply)
    {
        if (!statement.TakeArgument(statement.Keyword, "a format", out var format)) return;
        if (!statement.AtEnd)
        {
            statement.Error(statement.Current, $"'{statement.Keyword}' takes one argument", "put the format in quotes when it contains blanks");
            return;
        }
        if (!draft.Has(ProxySides.Frontend))
        {
            ProxySection.Misplaced(draft, statement, statement.Keyword, ProxySides.Frontend);
            return;
        }
        draft.Settings.LogOptions = apply(draft.Settings.LogOptions, format.ToString());
    }
}
