using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Logging;
using Xunit;

namespace ActorProxy.Tests.Core.Logging;

public sealed class LogTargetTests
{
    private const long Now = 1795335280_000_627;

    [Theory]
    [InlineData(LogLineFormat.Local, null, "<158>Nov 22 13:44:40 tag[16046]: text\n")]
    [InlineData(LogLineFormat.Local, "host", "<158>Nov 22 13:44:40 tag[16046]: text\n")]
    [InlineData(LogLineFormat.Rfc3164, null, "<158>Nov 22 13:44:40 localhost tag[16046]: text\n")]
    [InlineData(LogLineFormat.Rfc3164, "host", "<158>Nov 22 13:44:40 host tag[16046]: text\n")]
    [InlineData(LogLineFormat.Rfc5424, null, "<158>1 2026-11-22T13:44:40.000627+05:30 - tag 16046 - [x@1 a=\"b\"] text\n")]
    [InlineData(LogLineFormat.Rfc5424, "host", "<158>1 2026-11-22T13:44:40.000627+05:30 host tag 16046 - [x@1 a=\"b\"] text\n")]
    [InlineData(LogLineFormat.Priority, null, "<158>text\n")]
    [InlineData(LogLineFormat.Short, null, "<6>text\n")]
    [InlineData(LogLineFormat.Timed, null, "<6>2026-11-22T13:44:40.000627+05:30 text\n")]
    [InlineData(LogLineFormat.Iso, null, "2026-11-22T13:44:40.000627+05:30 text\n")]
    [InlineData(LogLineFormat.Raw, null, "text\n")]
    [InlineData(null, null, "<158>Nov 22 13:44:40 tag[16046]: text\n")]
    [InlineData(null, "host", "<158>Nov 22 13:44:40 host tag[16046]: text\n")]
    public void Frames_a_line(LogLineFormat? format, string? host, string expected) =>
        Assert.Equal(expected, Write(Config(format), "text", "[x@1 a=\"b\"]", host: host));

    [Fact]
    public void Writes_a_dash_where_there_is_no_structured_data() =>
        Assert.EndsWith(" - - text\n", Write(Config(LogLineFormat.Rfc5424), "text"), StringComparison.Ordinal);

    [Fact]
    public void Leaves_out_structured_data_that_does_not_fit()
    {
        var line = Write(Config(LogLineFormat.Rfc5424) with { MaxLengthBytes = 90 }, "text", $"[x a=\"{new string('z', 100)}\"]");

        Assert.EndsWith(" - - text\n", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogLineFormat.Local, AddressKind.IPv4, 81)]
    [InlineData(LogLineFormat.Rfc5424, AddressKind.IPv4, 81)]
    [InlineData(LogLineFormat.Raw, AddressKind.IPv4, 80)]
    [InlineData(LogLineFormat.Short, AddressKind.Descriptor, 80)]
    public void Cuts_a_line_at_its_length(LogLineFormat format, AddressKind kind, int expected)
    {
        var config = Config(format) with { MaxLengthBytes = 80, Address = new AddressConfig { Kind = kind, Text = "x" } };
        var line = Write(config, new string('x', 500));

        Assert.Equal(expected, line.Length);
        Assert.EndsWith("x\n", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(LogLevel.Info, 5, 0, "")]
    [InlineData(LogLevel.Notice, 5, 0, "<5>text\n")]
    [InlineData(LogLevel.Emergency, 7, 3, "<3>text\n")]
    [InlineData(LogLevel.Info, 7, 3, "<6>text\n")]
    public void Filters_and_caps_levels(LogLevel level, int maxLevel, int minLevel, string expected) =>
        Assert.Equal(expected, Write(Config(LogLineFormat.Short) with { MaxLevel = maxLevel, MinLevel = minLevel }, "text", level: level));

    [Theory]
    [InlineData("1,3-4:5", "0 2 3 5 7 8 10")]
    [InlineData("2:3", "1 4 7 10")]
    [InlineData("2-3,1:3", "0 1 2 3 4 5 6 7 8 9 10 11")]
    [InlineData("3,2:4", "1 2 5 6 9 10")]
    public void Samples_lines(string sample, string expected)
    {
        // The lines that haproxy 2.6 chose of twelve.
        var (ranges, size) = (sample.Split(':')[0], int.Parse(sample.Split(':')[1]));
        var parsed = ranges.Split(',').Select(r => r.Split('-')).Select(r => (int.Parse(r[0]), int.Parse(r[^1])));
        var target = new LogTarget(Config(LogLineFormat.Raw) with { Sample = new LogSampleConfig([.. parsed], size) }, "tag", LogSamples.Origin);
        var buffer = new byte[target.MaxLineBytes];

        var taken = Enumerable.Range(0, 12).Where(_ => target.TryWrite(LogLevel.Info, "x"u8, [], LogSamples.Timestamps, Now, buffer) > 0);

        Assert.Equal(expected, string.Join(' ', taken));
    }

    [Fact]
    public void Pads_the_day_as_RFC_3164_asks()
    {
        var target = new LogTarget(Config(LogLineFormat.Local), "tag", LogSamples.Origin);
        var buffer = new byte[target.MaxLineBytes];
        var may = new DateTimeOffset(2026, 5, 3, 1, 2, 3, TimeSpan.Zero).ToUnixTimeSeconds() * 1_000_000;

        var length = target.TryWrite(LogLevel.Info, "x"u8, [], new LogTimestamps(TimeZoneInfo.Utc), may, buffer);

        Assert.Equal("<158>May  3 01:02:03 tag[16046]: x\n", Encoding.UTF8.GetString(buffer, 0, length));
    }

    private static LogTargetConfig Config(LogLineFormat? format) => new()
    {
        Address = new AddressConfig { Kind = AddressKind.IPv4, Text = "127.0.0.1" },
        Position = default,
        Facility = 19,
        Format = format,
    };

    private static string Write(LogTargetConfig config, string message, string data = "", string? host = null, LogLevel level = LogLevel.Info)
    {
        var target = new LogTarget(config, "tag", LogSamples.Origin with { SentHostName = host });
        var buffer = new byte[target.MaxLineBytes];
        var length = target.TryWrite(level, Encoding.UTF8.GetBytes(message), Encoding.UTF8.GetBytes(data), LogSamples.Timestamps, Now, buffer);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }
}
