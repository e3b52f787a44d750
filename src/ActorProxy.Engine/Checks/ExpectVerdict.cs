using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks;

/// <summary>What an <see cref="Expectation"/> makes of the answer so far.</summary>
/// <param name="Status">How the check ends if this decides it.</param>
/// <param name="Code">The protocol's own code; 0 without one.</param>
/// <param name="Description">Why it failed, or what to say of a check that ends here.</param>
/// <param name="QuotesComment">Whether the step's comment follows the description in quotes, as HAProxy has it for answers that never came.</param>
public readonly record struct ExpectVerdict(ExpectOutcome Outcome, CheckStatus Status, int Code, string? Description, bool QuotesComment = false)
{
    /// <summary>What an agent said, whole.</summary>
    public string? Reply { get; init; }

    public static ExpectVerdict NeedMore => default;

    /// <param name="description">Said of a check whose last step this was; null for what the script says.</param>
    public static ExpectVerdict Passed(int code = 0, CheckStatus status = CheckStatus.Layer7Passed, string? description = null) => new(ExpectOutcome.Passed, status, code, description);

    public static ExpectVerdict Failed(CheckStatus status, string description, int code = 0) => new(ExpectOutcome.Failed, status, code, description);
}
