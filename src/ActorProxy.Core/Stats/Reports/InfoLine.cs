namespace ActorProxy.Core.Stats.Reports;

/// <summary>One line of <c>show info</c>.</summary>
/// <param name="Position">Its number in the typed output; HAProxy's, so that some are missing.</param>
internal readonly record struct InfoLine(int Position, string Name, StatField Field, string Description);
