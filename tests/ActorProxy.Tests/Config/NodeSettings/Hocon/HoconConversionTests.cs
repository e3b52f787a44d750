using ActorProxy.Config.NodeSettings.Hocon;
using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>The specification's "Automatic type conversions", "Conversion of numerically-indexed objects to arrays" and its units.</summary>
public sealed class HoconConversionTests
{
    [Theory]
    [InlineData("true", true)]
    [InlineData("\"true\"", true)]
    [InlineData("yes", true)]
    [InlineData("on", true)]
    [InlineData("false", false)]
    [InlineData("no", false)]
    [InlineData("off", false)]
    [InlineData("True", null)]
    [InlineData("1", null)]
    [InlineData("null", null)]
    [InlineData("[true]", null)]
    public void Six_words_are_booleans(string text, bool? expected) => Assert.Equal(expected, HoconConversions.ToBoolean(Value(text)));

    [Theory]
    [InlineData("5", 5)]
    [InlineData("\"5\"", 5)]
    [InlineData("-1", -1)]
    [InlineData("1e3", 1000)]
    [InlineData("0x5", null)]
    [InlineData("\" 5\"", null)]
    [InlineData("true", null)]
    [InlineData("null", null)]
    public void Strings_become_numbers_by_the_rules_of_JSON(string text, int? expected) => Assert.Equal(expected, (int?)HoconConversions.ToNumber(Value(text)));

    [Theory]
    [InlineData("5", "5")]
    [InlineData("1e5", "1e5")]
    [InlineData("true", "true")]
    [InlineData("x", "x")]
    [InlineData("null", null)]
    [InlineData("[]", null)]
    [InlineData("{}", null)]
    public void Scalars_become_text(string text, string? expected) => Assert.Equal(expected, HoconConversions.ToText(Value(text)));

    [Theory]
    [InlineData("[1, 2]", "1 2")]
    [InlineData("{ 0 = a, 1 = b }", "a b")]
    [InlineData("{ 2 = b, 0 = a, x = c }", "a b")]
    [InlineData("{ 10 = b, 9 = a }", "a b")]
    [InlineData("{}", null)]
    [InlineData("{ x = 1 }", null)]
    [InlineData("{ -1 = x }", null)]
    [InlineData("a", null)]
    public void Objects_with_numbers_as_keys_become_arrays(string text, string? expected)
    {
        var array = HoconConversions.ToArray(Value(text));
        Assert.Equal(expected, array is null ? null : string.Join(' ', array.Items.Select(static i => ((HoconScalar)i).Text)));
    }

    [Theory]
    [InlineData("10", 10.0)]
    [InlineData("\"10\"", 10.0)]
    [InlineData("10ms", 10.0)]
    [InlineData("\" 10  millis \"", 10.0)]
    [InlineData("1500000000 ns", 1500.0)]
    [InlineData("1000 nanos", 0.001)]
    [InlineData("5000us", 5.0)]
    [InlineData("1 microsecond", 0.001)]
    [InlineData("1.5s", 1500.0)]
    [InlineData("2 seconds", 2000.0)]
    [InlineData("1m", 60_000.0)]
    [InlineData("2 hours", 7_200_000.0)]
    [InlineData("1d", 86_400_000.0)]
    [InlineData("1e1 s", 10_000.0)]
    [InlineData("-1s", -1000.0)]
    [InlineData("1S", null)]
    [InlineData("1 sec", null)]
    [InlineData("s", null)]
    [InlineData("1 s 2", null)]
    [InlineData("99999999999999 d", null)]
    [InlineData("null", null)]
    public void Durations_have_units(string text, double? milliseconds) => Assert.Equal(milliseconds, HoconConversions.ToDuration(Value(text))?.TotalMilliseconds);

    [Theory]
    [InlineData("512", 512L)]
    [InlineData("1B", 1L)]
    [InlineData("2 bytes", 2L)]
    [InlineData("1kB", 1000L)]
    [InlineData("1 kilobytes", 1000L)]
    [InlineData("2MB", 2_000_000L)]
    [InlineData("1K", 1024L)]
    [InlineData("1k", 1024L)]
    [InlineData("1Ki", 1024L)]
    [InlineData("1KiB", 1024L)]
    [InlineData("1 kibibyte", 1024L)]
    [InlineData("1.5M", 1_572_864L)]
    [InlineData("1g", 1L << 30)]
    [InlineData("1TiB", 1L << 40)]
    [InlineData("1 petabyte", 1_000_000_000_000_000L)]
    [InlineData("7e", 7L << 60)]
    [InlineData("8E", null)]
    [InlineData("1Z", null)]
    [InlineData("1YB", null)]
    [InlineData("1KB", null)]
    [InlineData("1mB", null)]
    [InlineData("x", null)]
    public void Sizes_have_units(string text, long? bytes) => Assert.Equal(bytes, HoconConversions.ToSizeBytes(Value(text)));

    private static HoconValue Value(string text)
    {
        var (root, findings) = Documents.Read("a = " + text);
        Assert.Empty(findings);
        return Assert.IsType<HoconObject>(root).Find("a")!.Value;
    }
}
