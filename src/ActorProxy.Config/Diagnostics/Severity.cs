namespace ActorProxy.Config.Diagnostics;

/// <summary>How bad a finding in the configuration is. Only an <see cref="Error"/> keeps it from being used.</summary>
public enum Severity
{
    Notice,
    Warning,
    Error,
}
