namespace ActorProxy.Actors;

/// <summary>What the runtime says to a cell, between the messages of its actor.</summary>
internal sealed record Signal(SignalKind Kind, ActorCell? Who = null, Exception? Error = null)
{
    public static readonly Signal Start = new(SignalKind.Start);
    public static readonly Signal Stop = new(SignalKind.Stop);
    public static readonly Signal Restart = new(SignalKind.Restart);
    public static readonly Signal Resume = new(SignalKind.Resume);
}
