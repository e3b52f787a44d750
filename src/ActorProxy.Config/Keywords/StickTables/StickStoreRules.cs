using ActorProxy.Config.Model.StickTables;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.StickTables;

/// <summary>Which data types can't stand in one table: an array takes the place of the numbered ones of its kind.</summary>
internal static class StickStoreRules
{
    private static readonly (StickDataType Array, StickDataType Single)[] Exclusions =
    [
        (StickDataType.Gpt, StickDataType.Gpt0),
        (StickDataType.Gpc, StickDataType.Gpc0),
        (StickDataType.Gpc, StickDataType.Gpc1),
        (StickDataType.GpcRate, StickDataType.Gpc0Rate),
        (StickDataType.GpcRate, StickDataType.Gpc1Rate),
    ];

    public static void Check(StickTableDraft draft, Statement statement)
    {
        foreach (var (array, single) in Exclusions)
        {
            if (!draft.Stores.ContainsKey(array) || !draft.Stores.ContainsKey(single)) continue;
            var (arrayName, singleName) = (StickDataInfo.Of(array).Name, StickDataInfo.Of(single).Name);
            statement.Error(statement.Keyword, $"a table with '{arrayName}' can't store '{singleName}' too", $"the first elements of '{arrayName}' are what '{singleName}' stands for");
        }
    }
}
