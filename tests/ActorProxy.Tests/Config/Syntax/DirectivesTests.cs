using ActorProxy.Config.Diagnostics;
using Xunit;

namespace ActorProxy.Tests.Config.Syntax;

public sealed class DirectivesTests
{
    [Fact]
    public void Takes_the_first_branch_that_is_true()
    {
        var proxies = Loading.Good("""
            .if defined(NOSUCH)
            backend a
            .elif defined(PORT)
            backend b
            .elif 1
            backend c
            .else
            backend d
            .endif
            """).Proxies;

        Assert.Equal("b", Assert.Single(proxies).Name);
    }

    [Fact]
    public void Leaves_out_all_that_is_nested_in_a_branch_not_taken() =>
        Assert.Empty(Loading.Good("""
            .if 0
              .if 1
            nonsense
              .else
            nonsense
              .endif
            .endif
            """).Proxies);

    [Theory]
    [InlineData(".if 1\n", 1)]
    [InlineData(".if 1\n.else\n.else\n.endif\n", 3)]
    [InlineData(".if 1\n.else\n.elif 1\n.endif\n", 3)]
    [InlineData(".endif\n", 1)]
    [InlineData(".else\n", 1)]
    [InlineData(".elif 1\n", 1)]
    [InlineData("\n.nosuch\n", 2)]
    [InlineData(".notice a b\n", 1)]
    public void Reports_a_directive_out_of_place(string text, int line) => Assert.Equal(line, Loading.Error(text).Position.Line);

    [Fact]
    public void Points_into_a_bad_condition()
    {
        var error = Loading.Error(".if 1 && nonsense\n.endif");

        Assert.Equal("test.cfg:1:10", error.Position.ToString());
    }

    [Theory]
    [InlineData(".notice \"a b\"", Severity.Notice)]
    [InlineData(".warning \"a b\"", Severity.Warning)]
    [InlineData(".alert \"a b\"", Severity.Error)]
    public void Gives_a_message_at_its_severity(string line, Severity severity)
    {
        var finding = Assert.Single(Loading.Load(line).Diagnostics);

        Assert.Equal((severity, "a b"), (finding.Severity, finding.Message));
    }

    [Fact]
    public void Shows_diagnostic_messages_in_diagnostic_mode_only()
    {
        Assert.Empty(Loading.Load(".diag hello").Diagnostics);
        Assert.Single(Loading.Load(".diag hello", Loading.Context with { IsDiagnosticMode = true }).Diagnostics);
    }
}
