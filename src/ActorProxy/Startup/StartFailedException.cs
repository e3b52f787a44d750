namespace ActorProxy.Startup;

/// <summary>Why the proxy does not start, worded for the operator.</summary>
internal sealed class StartFailedException(string message) : Exception(message);
