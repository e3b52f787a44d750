namespace ActorProxy;

/// <summary>Which release of ActorProxy this is.</summary>
internal static class Release
{
    public const string Version = "0.1.0";

    /// <summary>As HAProxy's tools expect a release's date: year/month/day.</summary>
    public const string Date = "2026/11/22";
}
