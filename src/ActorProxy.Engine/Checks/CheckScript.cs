using System.Collections.Immutable;

namespace ActorProxy.Engine.Checks;

/// <summary>What a backend's checks do, compiled: shared by its servers and immutable.</summary>
/// <param name="RulesetName">Named with the failing step, <c>tcp-check</c>; null where HAProxy names no steps.</param>
/// <param name="PassedDescription">Said of a check that passed, unless its last expectation says something.</param>
public sealed record CheckScript(ImmutableArray<CheckStep> Steps, string? RulesetName = null, string PassedDescription = "")
{
    /// <summary>The index at which a conversation stands while it makes a connection that no step asks for.</summary>
    public const int InitialConnection = -1;

    /// <summary>No step: a server that accepts the connection is healthy.</summary>
    public static CheckScript PlainConnect { get; } = new(ImmutableArray<CheckStep>.Empty);

    /// <summary>Where a failure happened and which comment belongs there, as it follows the failure's own words.</summary>
    internal string Where(int index)
    {
        if (RulesetName is null)
            return "";
        if (index == InitialConnection)
            return $" at initial connection step of {RulesetName}";
        string comment = CommentOf(index) is { } text ? $" comment: '{text}'" : "";
        return $" at step {index + 1} of {RulesetName} ({Steps[index].Name}){comment}";
    }

    /// <summary>A step's own comment, or that of the comment line before it; an expectation looks past other expectations.</summary>
    internal string? CommentOf(int index)
    {
        CheckStep step = Steps[index];
        if (step.Comment is not null)
            return step.Comment;
        for (int before = index - 1; before >= 0; before--)
        {
            if (Steps[before] is CommentStep comment)
                return comment.Text;
            if (step is not ExpectStep || Steps[before] is not ExpectStep)
                return null;
        }

        return null;
    }
}
