namespace ActorProxy.Actors;

/// <summary>What the runtime says to a cell, between the messages of its actor.</summary>
/// <param name="Subject">Whom or what it is about; <see cref="SignalKind"/> says of which type.</param>
internal sealed record Signal(SignalKind Kind, object? Subject = null, Exception? Error = null)
{
    public static readonly Signal Start = new(SignalKind.Start);
    public static readonly Signal Stop = new(SignalKind.Stop);
    public static readonly Signal Restart = new(SignalKind.Restart);
    public static readonly Signal Resume = new(SignalKind.Resume);

    /// <summary>The other cell that this is about.</summary>
    public ActorCell Who => (ActorCell)Subject!;
}
