using ActorProxy.Core.Samples;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Fetches;

/// <summary>Values and waiting as HAProxy 2.6 has them: "W" waits for more, "no" has no value and won't have one; else hexadecimal.</summary>
/// <remarks>Wanted otherwise: a second offset without a sign is absolute, as documented; 2.6 halves it, or takes it for relative when it is odd.</remarks>
public sealed class PayloadFetchTests
{
    [Theory]
    [InlineData("req.payload(0,0)", "", "", true)]
    [InlineData("req.payload(0,0)", "026162", "026162", true)]
    [InlineData("req.payload(0,4)", "026162", "W", true)]
    [InlineData("req.payload(0,4)", "0261626364", "02616263", false)]
    [InlineData("req.payload(2,0)", "00", "W", true)]
    [InlineData("req.payload(2,0)", "026162", "62", true)]
    [InlineData("req.payload(3,2)", "0261626364", "6364", false)]
    [InlineData("req.payload(0,20000)", "026162", "no", false)]
    [InlineData("req.payload(16384,1)", "026162", "no", false)]
    [InlineData("req.payload(-1,2)", "026162", "no", false)]
    [InlineData("payload(0,2)", "026162", "0261", false)]
    [InlineData("res.payload(0,2)", "026162", "W", true)]
    [InlineData("req.payload_lv(0,1)", "", "W", true)]
    [InlineData("req.payload_lv(0,1)", "026162", "6162", false)]
    [InlineData("req.payload_lv(0,1)", "00", "no", false)]
    [InlineData("req.payload_lv(0,1)", "096162", "W", true)]
    [InlineData("req.payload_lv(0,2)", "00026162", "6162", false)]
    [InlineData("req.payload_lv(0,2)", "78787878", "no", false)]
    [InlineData("req.payload_lv(0,1,3)", "0261626364", "6364", false)]
    [InlineData("req.payload_lv(0,1,+1)", "0261626364", "6263", false)]
    [InlineData("req.payload_lv(1,1,-1)", "000261626364", "0261", false)]
    [InlineData("req.payload_lv(0,4)", "00004000787878", "no", false)]
    [InlineData("res.payload_lv(0,1)", "026162", "W", true)]
    [InlineData("payload_lv(0,1)", "026162", "6162", false)]
    public void Blocks_are_taken_when_they_have_come(string fetch, string received, string value, bool mayChange) => Check(fetch, received, value, mayChange);

    [Theory]
    [InlineData("req.len", "026162", 3)]
    [InlineData("req_len", "", 0)]
    [InlineData("res.len", "026162", 0)]
    public void Lengths_may_always_change(string fetch, string received, long length)
    {
        var context = new TestContext { Request = Convert.FromHexString(received) };
        var sample = default(Sample);
        Assert.True(ExpressionDriver.Compile(fetch).Evaluate(context, ref sample));
        Assert.Equal((length, true), (sample.Number, sample.MayChange));
        context.IsFinal = true;
        Assert.True(ExpressionDriver.Compile(fetch).Evaluate(context, ref sample));
        Assert.False(sample.MayChange);
    }

    [Fact]
    public void Wait_end_is_true_at_the_end_only()
    {
        var context = new TestContext();
        var sample = default(Sample);
        Assert.False(ExpressionDriver.Compile("wait_end").Evaluate(context, ref sample));
        Assert.True(sample.MayChange);
        context.IsFinal = true;
        Assert.True(ExpressionDriver.Compile("wait_end").Evaluate(context, ref sample) && sample.IsTrue && !sample.MayChange);
    }

    [Theory]
    [InlineData("req.payload_lv(0,0)", "the length must be at least 1")]
    [InlineData("req.payload_lv(-1,1)", "the first offset must not be negative")]
    [InlineData("req.payload_lv(0,1,x)", "the second offset 'x' is no integer")]
    [InlineData("req.payload_lv(0,1,-2)", "the second offset '-2' lies before the buffer")]
    [InlineData("distcc_param(ABC)", "a token's name has four letters")]
    [InlineData("distcc_body(ABCDE)", "a token's name has four letters")]
    public void Wrong_arguments_are_refused(string fetch, string error) => Assert.Contains(error, ExpressionDriver.ErrorOf(fetch), StringComparison.Ordinal);

    /// <summary>A ServerHello's type, from the other side.</summary>
    [Theory]
    [InlineData("res.ssl_hello_type")]
    [InlineData("rep_ssl_hello_type")]
    public void A_response_has_a_hello_too(string fetch)
    {
        var context = new TestContext { Response = Convert.FromHexString("160303000602000002" + "0303") };
        var sample = default(Sample);
        Assert.True(ExpressionDriver.Compile(fetch).Evaluate(context, ref sample));
        Assert.Equal(2, sample.Number);
        context.Response = context.Response[..^1];
        Assert.False(ExpressionDriver.Compile(fetch).Evaluate(context, ref sample));
        Assert.True(sample.MayChange);
    }

    private static void Check(string fetch, string received, string value, bool mayChange)
    {
        var sample = default(Sample);
        var isFound = ExpressionDriver.Compile(fetch).Evaluate(new TestContext { Request = Convert.FromHexString(received) }, ref sample);
        Assert.Equal(value, isFound ? Convert.ToHexString(sample.Span) : sample.MayChange ? "W" : "no");
        Assert.Equal(mayChange, sample.MayChange);
    }
}
