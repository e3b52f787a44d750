using System.Globalization;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Fetches;

public sealed class ProcessFetchTests
{
    [Theory]
    [InlineData("act_conn", "0")]
    [InlineData("nbproc", "1")]
    [InlineData("proc", "1")]
    [InlineData("pid", "4711")]
    [InlineData("thread", "0")]
    [InlineData("tgroup", "0")]
    [InlineData("quic_enabled", "0")]
    [InlineData("stopping", "0")]
    [InlineData("hostname", "host")]
    [InlineData("env(HOME)", "/root")]
    [InlineData("env(NOTHING)", null)]
    [InlineData("env()", null)]
    [InlineData("cpu_usage_proc", "17")]
    [InlineData("cpu_usage_grp", "17")]
    [InlineData("cpu_usage_thr", "23")]
    [InlineData("rand(0)", "0")]
    [InlineData("rand(1)", "0")]
    public void Says_how_the_process_is(string expression, string? expected) => Assert.Equal(expected, ExpressionDriver.Evaluate(expression));

    [Theory]
    [InlineData("date", 1, 0)]
    [InlineData("date(10)", 1, 10)]
    [InlineData("date(-10,s)", 1, -10)]
    [InlineData("date(5,ms)", 1_000, 5)]
    [InlineData("date(5,us)", 1_000_000, 5)]
    public void Tells_the_date_in_the_unit_that_is_asked_for(string expression, long perSecond, long offset)
    {
        var seconds = (Number(expression) - offset) / perSecond;

        Assert.InRange(seconds, DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 5, DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    [Fact]
    public void Tells_the_microseconds_of_the_second() => Assert.InRange(Number("date_us"), 0, 999_999);

    [Fact]
    public void Tells_how_long_the_process_runs() => Assert.InRange(Number("uptime"), 3600, 3605);

    [Fact]
    public void Draws_from_the_range()
    {
        var draws = Enumerable.Range(0, 200).Select(static _ => Number("rand(3)")).ToList();

        Assert.InRange(draws.Max(), 0, 2);
        Assert.InRange(Number("rand"), 0, uint.MaxValue);
        Assert.InRange(Number("rand(4294967296)"), 0, uint.MaxValue);
    }

    [Theory]
    [InlineData("uuid", '4')]
    [InlineData("uuid(4)", '4')]
    [InlineData("uuid(7)", '7')]
    public void Makes_identifiers_of_a_version(string expression, char version)
    {
        var text = ExpressionDriver.Evaluate(expression)!;

        Assert.Equal(36, text.Length);
        Assert.Equal(version, text[14]);
        Assert.Contains(text[19], "89ab");
        Assert.True(Guid.TryParseExact(text, "D", out _));
    }

    [Fact]
    public void Makes_identifiers_that_begin_with_the_time()
    {
        var text = ExpressionDriver.Evaluate("uuid(7)")!;
        var time = long.Parse(text[..8] + text[9..13], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        Assert.InRange(time, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - 5000, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("uuid(5)")]
    [InlineData("date(1,h)")]
    [InlineData("date(x)")]
    [InlineData("rand(x)")]
    [InlineData("pid(1)")]
    public void Refuses_arguments_that_mean_nothing(string expression) => Assert.NotEmpty(ExpressionDriver.ErrorOf(expression));

    private static long Number(string expression) => long.Parse(ExpressionDriver.Evaluate(expression)!, CultureInfo.InvariantCulture);
}
