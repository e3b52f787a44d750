namespace ActorProxy.Actors;

/// <summary>One exception that left an actor's code, and what its parent did about it; for the log.</summary>
public sealed record ActorFailure(string Path, Exception Error, Directive Decision);
