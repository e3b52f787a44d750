namespace ActorProxy.Core.StickTables;

/// <summary>Which nodes' contributions make up a value when it is read.</summary>
public enum StickSums : byte
{
    /// <summary>This node's alone: a decision, or a table that is not aggregated.</summary>
    None,

    /// <summary>What all nodes of the table have ever counted.</summary>
    Counted,

    /// <summary>What the nodes count now that are connected: a gauge, as <c>conn_cur</c>.</summary>
    Present,
}
