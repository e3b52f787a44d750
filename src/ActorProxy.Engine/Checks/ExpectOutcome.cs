namespace ActorProxy.Engine.Checks;

/// <summary>Whether an answer so far meets an expectation.</summary>
public enum ExpectOutcome
{
    NeedMore,
    Passed,
    Failed,
}
