namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>An expression that is meant to come to something else than in haproxy 2.6.</summary>
/// <param name="Ours">What it comes to here, as <see cref="ExpressionAnswer"/> writes it.</param>
/// <param name="Reason">Why.</param>
public sealed record WantedExpressionDifference(string Expression, string Ours, string Reason);
