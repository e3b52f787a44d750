using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.StickTables;

/// <summary>Reads what <c>stick-table</c> of a proxy and <c>table</c> of a <c>peers</c> section share: arguments in any order, the last of a kind wins.</summary>
internal static class StickTableLine
{
    private const int DefaultKeyLength = 32;

    /// <summary>With its ending NUL, which HAProxy counts here and only here, as long as a block; peers compare it.</summary>
    private const int DefaultTextLength = DefaultKeyLength - 1;

    /// <summary>No peer could be told of a longer key: one update must fit into its buffer.</summary>
    private const int LongestKey = 1 << 20;

    private static readonly string[] Arguments =
        ["type", "size", "expire", "nopurge", "peers", "srvkey", "write-to", "recv-only", "store", "aggregate", "agreement", "snapshot"];

    /// <param name="section">The <c>peers</c> section that the line stands in; null for a proxy's line.</param>
    public static StickTableConfig? Parse(Statement statement, string name, string wireName, SourcePosition position, string? section = null)
    {
        var errors = statement.Diagnostics.Errors;
        var draft = new StickTableDraft { Peers = section, PeersPosition = position };
        while (statement.TryTake(out var argument))
        {
            if (argument.IsEmpty)
            {
                statement.Warn(argument, "an empty word ends the line: what follows is ignored");
                break;
            }
            if (section is not null && argument.Is("peers"))
            {
                statement.Error(argument, $"'{statement.Keyword}' does not take the argument 'peers': its section's peers replicate it");
                return null;
            }
            if (!TryParse(draft, statement, argument)) statement.Error(argument, $"'{statement.Keyword}' does not take the argument '{argument}'", Spelling.Hint(argument.Span, Arguments));
            // What follows may belong to the word that is wrong.
            if (statement.Diagnostics.Errors > errors) return null;
        }
        if (draft.KeyType is null) return Missing(statement, "a key's type", "write 'type ip', 'ipv6', 'integer', 'string' or 'binary'");
        if (draft.Size == 0) return Missing(statement, "a size", "write 'size' and the most entries that it may hold, such as 'size 100k'");
        StickStoreRules.Check(draft, statement);
        return statement.Diagnostics.Errors > errors ? null : draft.Build(name, wireName, position);
    }

    private static bool TryParse(StickTableDraft draft, Statement statement, Word argument)
    {
        switch (argument.Span)
        {
            case "type":
                KeyType(draft, statement, argument);
                return true;
            case "size":
                Size(draft, statement, argument);
                return true;
            case "expire":
                if (statement.TakeTimeout(argument, out var expire)) draft.Expire = expire;
                return true;
            case "nopurge":
                draft.NoPurge = true;
                return true;
            case "peers":
                if (!statement.TakeArgument(argument, "the name of a 'peers' section", out var peers)) return true;
                (draft.Peers, draft.PeersPosition) = (peers.ToString(), statement.At(peers));
                return true;
            case "srvkey":
                if (Choose(statement, argument, "name", "addr") is { } key) draft.ServerKeyIsAddress = key == 1;
                return true;
            case "write-to":
                if (!statement.TakeArgument(argument, "the name of a table", out var target)) return true;
                (draft.WriteTo, draft.WriteToPosition) = (target.ToString(), statement.At(target));
                return true;
            case "recv-only":
                draft.ReceiveOnly = true;
                return true;
            case "store":
                StickStoreSyntax.Parse(draft, statement, argument);
                return true;
            case "aggregate":
                draft.Aggregate = true;
                return true;
            case "agreement":
                if (Choose(statement, argument, "none", "owner") is { } owner) draft.AsksOwner = owner == 1;
                return true;
            case "snapshot":
                Snapshot(draft, statement, argument);
                return true;
            default:
                return false;
        }
    }

    private static void KeyType(StickTableDraft draft, Statement statement, Word argument)
    {
        const string Expected = "'ip', 'ipv6', 'integer', 'string' or 'binary'";
        if (!statement.TakeArgument(argument, Expected, out var word)) return;
        (draft.KeyType, draft.KeyLength) = word.Span switch
        {
            "ip" => (StickKeyType.IPv4, 4),
            "ipv6" => (StickKeyType.IPv6, 16),
            "integer" => (StickKeyType.Integer, 4),
            "string" => (StickKeyType.String, DefaultTextLength),
            "binary" => (StickKeyType.Binary, DefaultKeyLength),
            _ => ((StickKeyType?)null, 0),
        };
        if (draft.KeyType is null)
        {
            statement.Error(word, $"'{argument}' expects {Expected}, not '{word}'", Spelling.Hint(word.Span, ["ip", "ipv6", "integer", "string", "binary"]));
            return;
        }
        var length = statement.Current;
        if (draft.KeyType is StickKeyType.String or StickKeyType.Binary && statement.TryTake("len") && statement.TakeInteger(length, 1, LongestKey, out var bytes))
            draft.KeyLength = bytes;
    }

    private static void Size(StickTableDraft draft, Statement statement, Word argument)
    {
        const string Expected = "a number of entries such as 20000, 100k or 1m";
        if (!statement.TakeArgument(argument, Expected, out var word)) return;
        if (SizeSyntax.TryParse(word.Span, out var size) && size is > 0 and <= uint.MaxValue) draft.Size = size;
        else statement.Error(word, $"'{argument}' expects {Expected}, from 1 to {uint.MaxValue}, not '{word}'");
    }

    private static int? Choose(Statement statement, Word argument, string first, string second)
    {
        if (!statement.TakeArgument(argument, $"'{first}' or '{second}'", out var word)) return null;
        if (word.Is(first)) return 0;
        if (word.Is(second)) return 1;
        statement.Error(word, $"'{argument}' expects '{first}' or '{second}', not '{word}'");
        return null;
    }

    private static void Snapshot(StickTableDraft draft, Statement statement, Word argument)
    {
        if (!statement.TakeArgument(argument, "a file", out var file)) return;
        var every = statement.Current;
        if (!statement.TryTake("every"))
        {
            statement.Error(every, $"'{argument} {file}' expects 'every' and a time such as 1m");
            return;
        }
        if (!statement.TakeTime(every, out var time)) return;
        if (time > TimeSpan.Zero) draft.Snapshot = new StickSnapshotConfig(file.ToString(), time);
        else statement.Error(every, $"'{argument} … every' expects a time above 0");
    }

    private static StickTableConfig? Missing(Statement statement, string what, string hint)
    {
        statement.Error(statement.Keyword, $"'{statement.Keyword}' expects {what}", hint);
        return null;
    }
}
