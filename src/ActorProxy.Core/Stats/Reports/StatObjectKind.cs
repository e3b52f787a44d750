namespace ActorProxy.Core.Stats.Reports;

/// <summary>What a row of <c>show stat</c> is about; the number is that of its <c>type</c> column.</summary>
public enum StatObjectKind : byte
{
    Frontend = 0,
    Backend = 1,
    Server = 2,
    Listener = 3,
}
