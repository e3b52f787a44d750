using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Proxies;
using Xunit;

namespace ActorProxy.Tests.Core.Samples;

/// <summary>Compiles an expression as a line of the configuration would, and evaluates it.</summary>
internal static class ExpressionDriver
{
    public static readonly SourcePosition Position = new("test.cfg", 1, 1);

    public static SampleExpression Compile(string text, SamplePlaces places = SamplePlaces.None, ProxyDirectory? proxies = null)
    {
        var diagnostics = new List<Diagnostic>();
        var expression = ExpressionParser.Parse(new ConfigWord(text, Position), new CompilationScope(diagnostics) { Keyword = "test", Places = places, Proxies = proxies, Proxy = proxies is null ? null : "test" });
        Assert.Empty(diagnostics.Select(one => one.Message));
        return expression!;
    }

    /// <summary>What is wrong with an expression, as one text.</summary>
    public static string ErrorOf(string text, SamplePlaces places = SamplePlaces.None, ProxyDirectory? proxies = null)
    {
        var diagnostics = new List<Diagnostic>();
        var expression = ExpressionParser.Parse(new ConfigWord(text, Position), new CompilationScope(diagnostics) { Keyword = "test", Places = places, Proxies = proxies, Proxy = proxies is null ? null : "test" });
        Assert.Null(expression);
        return string.Join('\n', diagnostics.Select(one => $"{one.Position.Column}: {one.Message}"));
    }

    /// <summary>The value as text (as a log shows it); null for none.</summary>
    public static string? Evaluate(string text, TestContext? context = null, ProxyDirectory? proxies = null)
    {
        var sample = default(Sample);
        return Compile(text, proxies: proxies).Evaluate(context ?? new TestContext(), SampleType.Str, ref sample) ? System.Text.Encoding.Latin1.GetString(sample.Span) : null;
    }
}
