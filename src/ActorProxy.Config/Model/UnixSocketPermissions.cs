namespace ActorProxy.Config.Model;

/// <summary>Owner and mode of a unix socket's file; null fields leave what the process's umask and user give.</summary>
public sealed record UnixSocketPermissions(int? Mode = null, uint? UserId = null, uint? GroupId = null);
