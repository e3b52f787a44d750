using ActorProxy.Config.Diagnostics;
using Xunit;

namespace ActorProxy.Tests.Config.Diagnostics;

public sealed class DiagnosticRendererTests
{
    [Fact]
    public void Shows_place_sentence_line_caret_and_hint()
    {
        var error = Loading.Error("listen l\n\tbind :80\n\tblance roundrobin");

        Assert.Equal("""
            test.cfg:3:2: error: unknown keyword 'blance' in listen 'l'
                 blance roundrobin
                 ^
                did you mean 'balance'?

            """, DiagnosticRenderer.Render(error));
    }

    [Fact]
    public void Shows_a_long_line_from_before_the_word_that_is_meant()
    {
        var error = Loading.Error($"listen l\n    bind :80 name {new string('n', 500)} nonsense");
        var lines = DiagnosticRenderer.Render(error).Split('\n');

        Assert.EndsWith("nonsense", lines[1]);
        Assert.Equal(lines[1].IndexOf("nonsense", StringComparison.Ordinal), lines[2].IndexOf('^'));
        Assert.True(lines[1].Length < 200);
    }

    [Fact]
    public void Shows_no_line_for_a_finding_about_a_whole_file() =>
        Assert.Equal("a.cfg: error: gone\n", DiagnosticRenderer.Render(new Diagnostic(Severity.Error, new SourcePosition("a.cfg", 0, 0), "gone")));
}
