using ActorProxy.Differential.Tests.Expressions.Cases;

namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>Every family of cases. A new one is a line here and a file in Cases.</summary>
public static class ExpressionCases
{
    public static IReadOnlyList<ExpressionFamily> All { get; } =
    [
        new("arguments", ArgumentCases.Expressions),
        new("refused", RefusedCases.Expressions),
        new("arithmetic", ArithmeticCases.Expressions),
        new("case", CaseConverterCases.Expressions),
    ];
}
