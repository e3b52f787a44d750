namespace ActorProxy.Core.Stats.Reports;

/// <summary>How <c>show stat</c> and <c>show info</c> answer.</summary>
public enum ReportFormat
{
    /// <summary>CSV for <c>show stat</c>, <c>name: value</c> for <c>show info</c>.</summary>
    Plain,

    /// <summary><c>typed</c>: a line a value, with type and tags (management.txt 9.2).</summary>
    Typed,

    /// <summary><c>json</c>.</summary>
    Json,
}
