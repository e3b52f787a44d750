using Xunit;

namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>haproxy's answers to all cases, asked once for the whole class of tests.</summary>
public sealed class ExpressionAnswers : IAsyncLifetime
{
    public IReadOnlyDictionary<string, ExpressionAnswer> Theirs { get; private set; } = new Dictionary<string, ExpressionAnswer>();

    public async ValueTask InitializeAsync() => Theirs = await ExpressionOracle.AskAsync(ExpressionCases.All.SelectMany(family => family.Expressions));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
