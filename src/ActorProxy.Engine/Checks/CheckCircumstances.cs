namespace ActorProxy.Engine.Checks;

/// <summary>What a check's verdict depends on beside the answer.</summary>
/// <param name="IsServerUp">Whether the server takes traffic: <c>disable-on-404</c> counts only then.</param>
public readonly record struct CheckCircumstances(bool IsServerUp);
