namespace ActorProxy.Config.Model;

/// <summary>What a backend's checks say to a server: one of the <c>option …-check</c> lines.</summary>
public abstract record CheckProtocolConfig;
