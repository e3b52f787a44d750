using ActorProxy.Config.Model;
using Xunit;

namespace ActorProxy.Tests.Config.Keywords;

public sealed class LogLineTests
{
    [Fact]
    public void Reads_every_part()
    {
        var log = Log("udp4@127.0.0.1:10514 len 2048 format rfc5424 sample 1,3-4:5 local3 info err");

        Assert.Equal((10514, 2048, LogLineFormat.Rfc5424, 19, 6, 3), (log.Address.Port, log.MaxLengthBytes, log.Format, log.Facility, log.MaxLevel, log.MinLevel));
        Assert.Equal([(1, 1), (3, 4)], log.Sample!.Ranges);
        Assert.Equal(5, log.Sample.Size);
    }

    [Theory]
    [InlineData("stdout", 1)]
    [InlineData("stderr", 2)]
    [InlineData("fd@7", 7)]
    public void Reads_a_descriptor(string target, int descriptor) => Assert.Equal(descriptor, Log($"{target} format raw daemon").Address.Descriptor);

    [Fact]
    public void Leaves_the_format_open_when_none_is_named() => Assert.Null(Log("127.0.0.1 local0").Format);

    [Fact]
    public void Replaces_log_global_by_the_global_targets()
    {
        var proxies = Loading.Good("""
            global
                log 127.0.0.1 local0
            defaults
                log global
            backend a
            backend b
                log 127.0.0.2 local1
            backend c
                no log
            backend d
                no log
                log 127.0.0.3 local1
            """).Proxies;

        Assert.Equal([["127.0.0.1"], ["127.0.0.1", "127.0.0.2"], [], ["127.0.0.3"]], proxies.Select(static p => p.Logs.Select(static l => l.Address.Host).ToArray()));
    }

    [Fact]
    public void Reads_formats_and_options_of_a_proxy()
    {
        var options = Loading.Good("""
            global
                log 127.0.0.1 local0
            frontend f
                bind :80
                log global
                log-tag mine
                log-format "%ci %t"
                log-format-sd sd
                error-log-format "%ci oops"
                option dontlognull
                option dontlog-normal
                option logasap
                option log-separate-errors
            """).Proxies[0];

        Assert.Equal("mine", options.LogTag);
        Assert.True(options.LogOptions is
        {
            Format: "%ci %t", StructuredDataFormat: "sd", ErrorFormat: "%ci oops", SkipNull: true, SkipNormal: true, AsSoonAsPossible: true, SeparateErrors: true, TcpLog: false,
        });
        Assert.Equal("test.cfg:7:16", options.LogOptions.FormatPosition.ToString());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1 local9")]
    [InlineData("127.0.0.1 local0 loud")]
    [InlineData("127.0.0.1 len 79 local0")]
    [InlineData("127.0.0.1 format xml local0")]
    [InlineData("127.0.0.1 sample 3-4:3 local0")]
    [InlineData("127.0.0.1 sample 1-2,2-3:4 local0")]
    [InlineData("127.0.0.1 local0 info err debug")]
    [InlineData("ring@r local0")]
    [InlineData("tcp@127.0.0.1:514 local0")]
    [InlineData("tcp6@[::1]:514 local0")]
    [InlineData("uxst@/dev/log local0")]
    [InlineData("stream+ipv4@127.0.0.1:514 local0")]
    public void Refuses_what_is_no_log_line(string rest) => Assert.Equal(2, Loading.Error($"global\n    log {rest}").Position.Line);

    private static LogTargetConfig Log(string rest) => Assert.Single(Loading.Good($"global\n    log {rest}").Global.Logs);
}
