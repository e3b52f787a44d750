using System.Net.Sockets;

namespace ActorProxy.TestKit.Traffic;

/// <summary>What a server does with one accepted connection; when it returns, the connection is closed.</summary>
public delegate Task ServerBehaviour(Socket connection, CancellationToken end);
