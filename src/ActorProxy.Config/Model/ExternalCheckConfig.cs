namespace ActorProxy.Config.Model;

/// <summary><c>option external-check</c>: a program that says by its exit code whether the server is healthy.</summary>
/// <param name="Command"><c>external-check command</c>.</param>
/// <param name="Path"><c>external-check path</c>: the value of <c>PATH</c> that the program gets.</param>
public sealed record ExternalCheckConfig(string Command, string Path) : CheckProtocolConfig;
