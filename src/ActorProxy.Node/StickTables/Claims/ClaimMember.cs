namespace ActorProxy.Node.StickTables.Claims;

/// <summary>A node that is connected and can be asked for the keys that it owns.</summary>
/// <param name="Number">See <see cref="ActorProxy.Core.StickTables.Agreement.NodeNumber"/>.</param>
/// <param name="Ask">Sends it a question; from any thread.</param>
public sealed record ClaimMember(uint Number, Action<ClaimQuestion> Ask);
