namespace ActorProxy.ProcessLife;

/// <summary>A signal that came, by what it asks for.</summary>
internal sealed record SignalArrival(SignalAction Action);
