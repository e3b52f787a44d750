using ActorProxy.Config.Keywords.StickTables;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Every keyword of the proxies' sections that works.</summary>
public static class ProxyKeywords
{
    public static readonly KeywordTable<ProxyKeyword> Table = new(
        static k => k.Name,
        BindKeywords.All,
        RoutingKeywords.All,
        PersistKeywords.All,
        FilterKeywords.All,
        RuleKeywords.All,
        StickKeywords.All,
        IdentityKeywords.All,
        BalanceKeywords.All,
        CaptureKeywords.All,
        ConnectionKeywords.All,
        LogKeywords.All,
        ServerKeywords.All,
        CheckKeywords.All);
}
