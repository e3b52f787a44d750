using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Tests.Core.Samples.Fetches;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary><c>when</c>, which came after haproxy 2.6: a value is passed on under a condition.</summary>
public sealed class WhenConverterTests
{
    [Theory]
    [InlineData("str(x),when(error)", false, true, false)]
    [InlineData("str(x),when(error)", true, true, true)]
    [InlineData("str(x),when(!error)", true, true, false)]
    [InlineData("str(x),when(normal)", false, true, true)]
    [InlineData("str(x),when(!normal)", true, true, true)]
    [InlineData("str(x),when(forwarded)", false, true, true)]
    [InlineData("str(x),when(forwarded)", false, false, false)]
    [InlineData("str(x),when(processed)", false, true, true)]
    [InlineData("str(x),when(!processed)", true, false, true)]
    [InlineData("str(x),when(toapplet)", false, true, false)]
    [InlineData("str(x),when(stopping)", false, true, false)]
    [InlineData("str(x),when(!stopping)", false, true, true)]
    [InlineData("str(x),when(forwarded),when(error)", true, true, true)]
    [InlineData("str(x),when(forwarded),when(error)", true, false, false)]
    [InlineData("str(x),when(acl,yes)", false, true, true)]
    [InlineData("str(x),when(!acl,yes)", false, true, false)]
    [InlineData("str(x),when(acl,no)", false, true, false)]
    [InlineData("str(x),when(acl,TRUE)", false, true, true)]
    public void Passes_a_value_on_under_its_condition(string text, bool hasFailed, bool isConnected, bool isPassed)
    {
        var expression = Compile(text, out var diagnostics);
        Assert.Empty(diagnostics);
        var context = new TestContext { StreamValue = new TestStream(null, null) { Failed = hasFailed, Connected = isConnected }, IsFinal = true };
        var sample = default(Sample);
        Assert.Equal(isPassed, expression!.Evaluate(context, ref sample));
        Assert.True(!isPassed || sample.Text == "x");
    }

    [Theory]
    [InlineData("int(7),when(normal),add(1)", 8)]
    public void A_value_keeps_its_type(string text, long expected)
    {
        var context = new TestContext { StreamValue = new TestStream(null, null) };
        var sample = default(Sample);
        Assert.True(Compile(text, out _)!.Evaluate(context, ref sample));
        Assert.Equal(expected, sample.Number);
    }

    [Fact]
    public void Without_a_stream_nothing_was_forwarded_or_went_wrong()
    {
        foreach (var condition in new[] { "error", "normal", "forwarded", "processed" })
        {
            var sample = default(Sample);
            Assert.False(Compile($"str(x),when({condition})", out _)!.Evaluate(new TestContext(), ref sample));
        }
    }

    [Theory]
    [InlineData("str(x),when", "there is no condition ''")]
    [InlineData("str(x),when(eror)", "did you mean 'error'?")]
    [InlineData("str(x),when(error,x)", "nothing is expected behind 'error'")]
    [InlineData("str(x),when(acl)", "the name of an ACL")]
    [InlineData("str(x),when(acl,nothing)", "ACL")]
    [InlineData("str(x),when(acl,yes,no)", "the name of an ACL")]
    public void What_is_no_condition_is_refused(string text, string expected)
    {
        Assert.Null(Compile(text, out var diagnostics));
        Assert.Contains(diagnostics, one => $"{one.Message} {one.Hint}".Contains(expected, StringComparison.Ordinal));
    }

    private static SampleExpression? Compile(string text, out List<Diagnostic> diagnostics)
    {
        diagnostics = [];
        var scope = new CompilationScope(diagnostics) { Keyword = "log-format", Places = SamplePlaces.Log };
        var acls = AclTable.Compile([Acl("yes", "always_true"), Acl("no", "always_false")], scope);
        return ExpressionParser.Parse(new ConfigWord(text, default), scope.For("log-format", SamplePlaces.Log, acls));
    }

    private static AclConfig Acl(string name, string fetch) => new(new ConfigWord(name, default), [new ConfigWord(fetch, default)]);
}
