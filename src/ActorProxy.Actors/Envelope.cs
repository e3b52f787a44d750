namespace ActorProxy.Actors;

/// <summary>A message on its way to a cell of this loop; without a target it is <see cref="ILoopWork"/>.</summary>
internal readonly record struct Envelope(ActorCell? Target, object Message);
