namespace ActorProxy.Config.Model;

/// <summary>The <c>severity-output</c> of a runtime API socket: whether answers start with their severity.</summary>
public enum SeverityOutput
{
    None,
    Number,
    String,
}
