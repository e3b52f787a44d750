using System.Globalization;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set table</c>: makes an entry of a stick table, or changes its values.</summary>
internal sealed class SetTableCommand : RuntimeCommand
{
    private const string Prefix = "data.";

    public override string Words => "set table";
    public override string Usage => "set table <table> key <k> [data.* <v>]*";
    public override string Summary => "make or change an entry of a stick table";
    public override bool IsBrief => true;
    public override AdminLevel Level => AdminLevel.Operator;

    public override ValueTask RunAsync(CommandCall call)
    {
        if (call.Argument(0).Length == 0 || (call.Arguments.Count > 1 && call.Argument(1) != "key"))
            return call.Fail("Required arguments: <table> key <key> [data.<store_data_type> <value>]*");
        if (call.Node.Services.Tables.Find(call.Argument(0)) is not { } table)
            return call.Fail("No such table");
        if (call.Arguments.Count < 3)
            return call.Fail("Key value expected");
        if (!StickKeyText.TryParse(table.Definition, call.Argument(2), out var key))
            return call.Fail("Invalid key");
        if (Read(table, call, out var error) is not { } values)
            return call.Fail(error);
        var now = NodeServices.NowMs;
        using var entry = table.FindOrAdd(key, now);
        if (!entry.Exists)
            return call.Fail("Unable to allocate a new entry");
        foreach (var (field, value) in values)
            entry.Set(field, value, now);
        if (values.Exists(one => one.Field.Offset == table.Layout.Field(StickDataType.ServerId).Offset || one.Field.Offset == table.Layout.Field(StickDataType.ServerKey).Offset))
            KeyBinding.Rebound(table, entry);
        entry.Touch(now);
        return default;
    }

    // All of them before the first is set: a mistake in the last word changes nothing.
    private static List<(StickField Field, long Value)>? Read(StickTable table, CommandCall call, out string error)
    {
        error = "";
        var values = new List<(StickField, long)>();
        for (var i = 3; i < call.Arguments.Count; i += 2)
        {
            var word = call.Argument(i);
            if (!word.StartsWith(Prefix, StringComparison.Ordinal))
                error = "\"data.<type>\" followed by a value expected";
            else if (StickDataInfo.Find(word[Prefix.Length..]) is not { } info)
                error = "Unknown data type";
            else if (table.Layout.Count(info.Type) == 0)
                error = "Data type not stored in this table";
            else if (info.Kind == StickDataKind.Word && call.Argument(i + 1).Length > 0)
                values.Add((table.Layout.Field(info.Type), table.Words.NumberOf(call.Argument(i + 1))));
            else if (!long.TryParse(call.Argument(i + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
                error = "Require a valid integer value to store";
            else
                values.Add((table.Layout.Field(info.Type), value));
            if (error.Length > 0)
                return null;
        }

        return values;
    }
}
