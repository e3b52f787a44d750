namespace ActorProxy.Engine.Sockets.DescriptorPassing;

/// <summary>A listening descriptor on its way from one process to another.</summary>
/// <param name="Namespace">The network namespace's name; empty for the process's own.</param>
/// <param name="Interface">The network device that it is bound to; empty for none.</param>
/// <param name="Options">Passed on as it came: HAProxy fills it with zeros and asks the descriptor itself.</param>
public sealed record PassedListener(int Descriptor, string Namespace = "", string Interface = "", int Options = 0);
