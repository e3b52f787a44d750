namespace ActorProxy.Core.Peers;

/// <summary>A word that one side of a session has sent, and the number that stands for it since.</summary>
/// <param name="Number">From 1 on, as in messages.</param>
public readonly record struct PeerWord(int Number, string Word);
