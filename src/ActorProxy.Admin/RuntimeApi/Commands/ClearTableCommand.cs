using ActorProxy.Config.Model;
using ActorProxy.Core.StickTables;
using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>clear table</c>: removes entries of a stick table; those that connections are counted in stay.</summary>
internal sealed class ClearTableCommand : RuntimeCommand
{
    private const string Required = "Required arguments: <table> \"data.<store_data_type>\" <operator> <value> or <table> key <key>";

    public override string Words => "clear table";
    public override string Usage => "clear table <table> [data.<type> <op> <value>]* | clear table <table> key <key>";
    public override string Summary => "remove entries of a stick table";
    public override AdminLevel Level => AdminLevel.Operator;

    public override ValueTask RunAsync(CommandCall call)
    {
        if (call.Arguments.Count == 0)
            return call.Fail(Required);
        if (call.Node.Services.Tables.Find(call.Argument(0)) is not { } table)
            return call.Fail("No such table");
        if (TableFilter.Parse(table, [.. call.Arguments.Skip(1)], Required, out var error) is not { } filter)
            return call.Fail(error);
        if (filter.Key is { } key)
        {
            using var entry = table.Find(key, NodeServices.NowMs);
            return !entry.Exists || entry.Remove() ? default : call.Fail("Entry currently in use, cannot remove");
        }

        var cursor = default(StickCursor);
        while (TryNext(table, ref cursor, filter))
        {
        }

        return default;
    }

    private static bool TryNext(StickTable table, ref StickCursor cursor, TableFilter filter)
    {
        using var entry = table.Next(ref cursor);
        if (!entry.Exists)
            return false;
        if (filter.Matches(entry, NodeServices.NowMs))
            entry.Remove();
        return true;
    }
}
