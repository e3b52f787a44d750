namespace ActorProxy.Engine.Checks;

/// <summary>Whether the head of a response is there.</summary>
internal enum HttpHeadOutcome
{
    NeedMore,
    Complete,
    Malformed,
}
