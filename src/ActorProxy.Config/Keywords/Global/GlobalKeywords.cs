namespace ActorProxy.Config.Keywords.Global;

/// <summary>Every keyword of the <c>global</c> section that works.</summary>
public static class GlobalKeywords
{
    public static readonly KeywordTable<GlobalKeyword> Table = new(
        static k => k.Name,
        ProcessKeywords.All,
        LimitKeywords.All,
        EnvironmentKeywords.All,
        VariableKeywords.All,
        GlobalLogKeywords.All,
        StatsKeywords.All,
        TuningKeywords.All);
}
