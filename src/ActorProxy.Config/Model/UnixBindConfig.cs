namespace ActorProxy.Config.Model;

/// <summary>The <c>unix-bind</c> line: prefix and default permissions of unix sockets that are bound.</summary>
public sealed record UnixBindConfig(string Prefix = "", UnixSocketPermissions? Permissions = null);
