using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks;

/// <summary>One check of one server under way, whatever is done for it. For one loop's thread.</summary>
public interface ICheckRun
{
    /// <summary>Runs to the verdict; null when <see cref="Abort"/> came before it.</summary>
    ValueTask<CheckResult?> RunAsync();

    /// <summary>Ends the run without a verdict: nobody wants to know any more. Without effect after the end.</summary>
    void Abort();
}
