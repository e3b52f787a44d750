namespace ActorProxy.CommandLine;

/// <summary>One of the demo's servers, to be run by itself.</summary>
internal sealed record DemoServer(string Name, int Port);
