using Xunit;
using static ActorProxy.Tests.Core.Samples.ExpressionDriver;

namespace ActorProxy.Tests.Core.Samples;

public sealed class ExpressionParserTests
{
    [Theory]
    [InlineData("str(abc)", "abc")]
    [InlineData("str()", "")]
    [InlineData("str", "")]
    [InlineData("str(abc),upper", "ABC")]
    [InlineData("str(aBc),upper,lower", "abc")]
    [InlineData("str('a,b')", "a,b")]
    [InlineData("str(\"a)b\")", "a)b")]
    [InlineData("str(a\\ b\\n)", "a b\n")]
    [InlineData("int(42)", "42")]
    [InlineData("int(-1)", "-1")]
    [InlineData("bool(true)", "1")]
    [InlineData("always_false", "0")]
    [InlineData("str(x),set-var(txn.a),upper", "X")]
    [InlineData("var(txn.none,otherwise)", "otherwise")]
    public void Gives_what_its_steps_make(string expression, string value) => Assert.Equal(value, Evaluate(expression));

    [Fact]
    public void A_variable_keeps_its_value()
    {
        var context = new TestContext();
        Evaluate("str(kept),set-var(sess.v)", context);
        Assert.Equal("KEPT", Evaluate("var(sess.v),upper", context));
        Evaluate("str(),unset-var(sess.v)", context);
        Assert.Null(Evaluate("var(sess.v)", context));
    }

    [Theory]
    [InlineData("srcc", "1: there is no sample fetch 'srcc'")]
    [InlineData("str(a),uper", "8: there is no converter 'uper'")]
    [InlineData("str(a", "4: the parenthesis behind 'str' is not closed")]
    [InlineData("int(x)", "5: 'int': 'x' is no integer")]
    [InlineData("int", "4: 'int' expects an argument")]
    [InlineData("src(1)", "5: 'src' takes no argument")]
    [InlineData("str(a)upper", "7: a comma is expected before 'upper'")]
    [InlineData("var(a)", "5: 'var': the variable 'a' must begin with its scope: 'proc.', 'sess.', 'txn.', 'req.', 'res.' or 'check.'")]
    public void Says_what_is_wrong_and_where(string expression, string error) => Assert.Equal(error, ErrorOf(expression));
}
