using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary>Once the memory for values is there, evaluating takes none.</summary>
public sealed class ConverterAllocationTests
{
    [Theory]
    [InlineData("int(5),add(1),mul(txn.n),bool")]
    [InlineData("str(Some.Text),lower,upper")]
    [InlineData("str(a.b.c),field(2,.),concat(<,txn.n,>)")]
    [InlineData("str(a b c),word(-1,b),length")]
    [InlineData("str(abc),base64,b64dec,hex,hex2i")]
    [InlineData("str(abc),ub64enc,ub64dec,be2dec(:,1)")]
    [InlineData("str(  abc  ),ltrim( ),rtrim( ),cut_crlf,reverse,reverse_dom")]
    [InlineData("ipv6(2001:db8::1),ipmask(24,64),concat(/64)")]
    [InlineData("str(abc),crc32(1),htonl,xxh3,htonl,wt6")]
    [InlineData("str(abc),sha2(224),sha2(256),sha1,digest(md5)")]
    [InlineData("str(abc),hmac(sha256,YWJj)")]
    [InlineData("str(a%20b),url_dec,url_enc")]
    [InlineData("str('fr;q=0.5,en;q=0.7'),language(fr;en)")]
    [InlineData("str(ab),json(utf8)")]
    [InlineData("int(1000000000),http_date,date")]
    [InlineData("int(1000000000),utime('%F %T')")]
    [InlineData("int(1000000000),utime('%c')")]
    [InlineData("str(abc),strcmp(txn.n),bool,iif(yes,no)")]
    public void Evaluating_allocates_nothing(string text)
    {
        var context = new TestContext();
        ExpressionDriver.Evaluate("int(7),set-var(txn.n)", context);
        var expression = ExpressionDriver.Compile(text);
        Evaluate(expression, context, 50);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Evaluate(expression, context, 100);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Evaluate(SampleExpression expression, TestContext context, int times)
    {
        var mark = context.Scratch.Mark;
        for (var i = 0; i < times; i++)
        {
            var sample = default(Sample);
            Assert.True(expression.Evaluate(context, SampleType.Str, ref sample));
            context.Scratch.Reset(mark);
        }
    }
}
