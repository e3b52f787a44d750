namespace ActorProxy.Core.Inspection;

/// <summary>What a look at the bytes received so far tells.</summary>
public enum InspectionResult
{
    /// <summary>More bytes are needed to tell.</summary>
    NotYet,

    /// <summary>Not of this protocol, or not as its document demands; more bytes don't change that.</summary>
    Malformed,

    /// <summary>Of this protocol, without what was looked for.</summary>
    Absent,

    /// <summary>There it is.</summary>
    Found,
}
