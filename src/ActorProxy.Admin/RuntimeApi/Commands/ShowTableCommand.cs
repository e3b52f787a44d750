using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.StickTables;
using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show table</c>: the stick tables that there are, or the entries of one.</summary>
internal sealed class ShowTableCommand : RuntimeCommand
{
    private const string Unusable = "Optional argument only supports \"data.<store_data_type>\" <operator> <value> and key <key>";

    public override string Words => "show table";
    public override string Usage => "show table [<table> [data.<type> <op> <value>]* | <table> key <key>]";
    public override string Summary => "list stick tables, or the entries of one";
    public override AdminLevel Level => AdminLevel.User;

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (call.Arguments.Count == 0)
        {
            foreach (var one in call.Node.Services.Tables.All)
            {
                one.Sweep(NodeServices.NowMs, exact: true);
                call.Answer.WriteLine(TableReport.Head(one));
                await call.Answer.FlushIfLongAsync();
            }

            return;
        }

        if (call.Node.Services.Tables.Find(call.Argument(0)) is not { } table)
        {
            await call.Fail("No such table");
            return;
        }

        if (TableFilter.Parse(table, [.. call.Arguments.Skip(1)], Unusable, out var error) is not { } filter)
        {
            await call.Fail(error);
            return;
        }

        var line = new StringBuilder();
        if (filter.Key is { } key)
        {
            if (TryWrite(line, table, key))
                call.Answer.WriteLine($"{TableReport.Head(table)}\n{line}");
            return;
        }

        table.Sweep(NodeServices.NowMs, exact: true);
        call.Answer.WriteLine(TableReport.Head(table));
        for (var cursor = default(StickCursor); TryWriteNext(line, table, ref cursor, filter);)
        {
            if (line.Length > 0)
                call.Answer.WriteLine(line.ToString());
            line.Clear();
            await call.Answer.FlushIfLongAsync();
        }
    }

    private static bool TryWrite(StringBuilder line, StickTable table, byte[] key)
    {
        var now = NodeServices.NowMs;
        using var entry = table.Find(key, now);
        if (entry.Exists)
            TableReport.Append(line, table, entry, now);
        return entry.Exists;
    }

    private static bool TryWriteNext(StringBuilder line, StickTable table, ref StickCursor cursor, TableFilter filter)
    {
        var now = NodeServices.NowMs;
        using var entry = table.Next(ref cursor);
        if (entry.Exists && filter.Matches(entry, now))
            TableReport.Append(line, table, entry, now);
        return entry.Exists;
    }
}
