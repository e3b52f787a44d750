using ActorProxy.Core.Samples;

namespace ActorProxy.Engine.Checks;

/// <summary>What a check's verdict depends on beside the answer.</summary>
/// <param name="IsServerUp">Whether the server takes traffic: <c>disable-on-404</c> counts only then.</param>
/// <param name="Process">What the check's expressions see of the process.</param>
/// <param name="Scratch">Where the check's loop keeps what expressions compute.</param>
/// <param name="Place">The backend and the server that are checked, as expressions see them; null where nobody asks.</param>
public readonly record struct CheckCircumstances(bool IsServerUp, ProcessFacts Process, SampleScratch Scratch, StreamFacts? Place = null);
