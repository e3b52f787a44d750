using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using Xunit;

namespace ActorProxy.Tests.Core.Logging;

public sealed class LogFormatCompilerTests
{
    [Theory]
    [InlineData("%zz", "'%zz'")]
    [InlineData("%ciabc", "'%ciabc'")]
    [InlineData("%r", "'%r' exists in HTTP mode only")]
    [InlineData("%HM", "'%HM' exists in HTTP mode only")]
    [InlineData("%trg", "'%trg' exists in HTTP mode only")]
    [InlineData("%OG", "'%OG' is not supported yet")]
    [InlineData("%[src", "'%[src' is never closed")]
    [InlineData("%[str(a]", "'str' is not closed")]
    [InlineData("%[str('a)]", "'str' is not closed")]
    [InlineData("%[src ]", "a closing bracket is expected before ' ]'")]
    [InlineData("%[src lower]", "a closing bracket is expected before ' lower]'")]
    [InlineData("%[str(a),]", "a converter is missing")]
    [InlineData("%[]", "a sample fetch is missing")]
    [InlineData("%{+Q ci", "never closed")]
    [InlineData("%{+Z}ci", "'+Z'")]
    [InlineData("%{Q}ci", "'Q'")]
    [InlineData("%{+json}o", "'+json'")]
    [InlineData("%(name)ci", "not supported yet")]
    [InlineData("100%", "name is missing")]
    [InlineData("50% off", "name is missing")]
    [InlineData("%-ci", "name is missing")]
    [InlineData("%{+Q}%", "name is missing")]
    public void Refuses_by_name(string format, string expected)
    {
        List<Diagnostic> diagnostics = [];
        var position = new SourcePosition("x.cfg", 7, 3);

        Assert.Null(LogFormatCompiler.Compile("log-format", format, position, false, new CompilationScope(diagnostics) { Places = SamplePlaces.Log }));
        Assert.All(diagnostics, diagnostic => Assert.Equal(position with { Column = diagnostic.Position.Column }, diagnostic.Position));
        Assert.Contains(expected, diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%[str('x]y')]")]
    [InlineData("%[str(a]b)]")]
    [InlineData("%[str(')]')]")]
    [InlineData(@"%[str(\])]")]
    [InlineData("%[str(a b),regsub([a-b],' ')]")]
    public void Ends_an_expression_behind_its_arguments(string format)
    {
        List<Diagnostic> diagnostics = [];

        Assert.NotNull(LogFormatCompiler.Compile("log-format", format, default, false, new CompilationScope(diagnostics)));
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void Reports_all_errors_of_a_format()
    {
        List<Diagnostic> diagnostics = [];

        Assert.Null(LogFormatCompiler.Compile("log-format", "%zz %ci %r %[src] %b", default, false, new CompilationScope(diagnostics)));
        Assert.Equal(3, diagnostics.Count);
    }

    [Fact]
    public void Knows_every_name_of_the_documentation()
    {
        // configuration.txt 8.2.6 and the alias list of 3.x; %o and %OG are not fields.
        const string names = "B CC CS H HM HP HPO HQ HU HV ID ST T TR Ta Tc Td Th Ti Tl Tq Tr Ts Tt Tu Tw U ac b bc bi bp bq ci cp f fc fi fp ft "
            + "hr hrl hs hsl lc ms pid r rc rt s sc si sp sq sslc sslv t tr trg trl ts tsc";

        foreach (var name in names.Split(' '))
        {
            List<Diagnostic> diagnostics = [];
            LogFormatCompiler.Compile("log-format", "%" + name, default, false, new CompilationScope(diagnostics));
            Assert.All(diagnostics, diagnostic => Assert.Contains("HTTP mode only", diagnostic.Message, StringComparison.Ordinal));
        }
    }
}
