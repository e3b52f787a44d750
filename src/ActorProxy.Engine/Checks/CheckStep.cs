namespace ActorProxy.Engine.Checks;

/// <summary>One step of a <see cref="CheckScript"/>.</summary>
/// <param name="Comment">Named when this step fails; null without one.</param>
public abstract record CheckStep(string? Comment)
{
    /// <summary>What the step is called in the report of a failure, such as <c>expect string 'OK'</c>.</summary>
    public abstract string Name { get; }
}
