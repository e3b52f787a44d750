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
        new("casts", CastCases.Expressions),
        new("case", CaseConverterCases.Expressions),
        new("slices", SliceCases.Expressions),
        new("fields", FieldCases.Expressions),
        new("comparisons", ComparisonCases.Expressions),
        new("codings", CodingCases.Expressions),
        new("masks", MaskCases.Expressions),
        new("hashes", HashCases.Expressions),
        new("digests", DigestCases.Expressions),
        new("variables", VariableCases.Expressions),
        new("urls", UrlCases.Expressions),
        new("languages", LanguageCases.Expressions),
        new("json", JsonCases.Expressions),
        new("regular expressions", RegexCases.Expressions),
        new("dates", DateCases.Expressions),
        new("json queries", JsonQueryCases.Expressions),
        new("tokens", JwtCases.Expressions),
        new("protobuf", ProtobufCases.Expressions),
        new("fix", FixCases.Expressions),
        new("mqtt", MqttCases.Expressions),
        new("hosts", HostCases.Expressions),
        new("items", ItemCases.Expressions),
        new("map", MapCases.Expressions),
    ];
}
