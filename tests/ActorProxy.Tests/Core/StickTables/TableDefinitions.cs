using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Tests.Core.StickTables;

/// <summary>Tables for tests.</summary>
internal static class TableDefinitions
{
    public static StickTableDefinition Of(StickKeyType type, int keyLength, long size, long expireMs, params StickStoreConfig[] stores) => new()
    {
        Name = "t",
        WireName = "t",
        KeyType = type,
        KeyLength = keyLength,
        Size = size,
        ExpireMs = expireMs,
        Stores = [.. stores.OrderBy(store => store.Type)],
    };

    public static StickStoreConfig Store(StickDataType type, int count = 1, int periodMs = 0) => new(type, count, TimeSpan.FromMilliseconds(periodMs));
}
