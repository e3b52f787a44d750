using System.Net;
using System.Net.Sockets;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Stats;
using ActorProxy.Engine.Logging;
using BenchmarkDotNet.Attributes;

namespace ActorProxy.Benchmarks.Logging;

/// <summary>What one session's line costs: the text, the text with its header, and the line handed to the kernel.</summary>
[Config(typeof(ShortInProcess))]
public class LogLineBenchmarks
{
    private const int Times = 200_000;

    private readonly LogOrigin _origin = new("node1", 12345);
    private readonly LogTimestamps _timestamps = new(TimeZoneInfo.Utc);
    private readonly byte[] _message = new byte[1024];
    private readonly byte[] _line = new byte[1100];
    private readonly LogFormat _format = LogFormatCompiler.TcpLog(asSoonAsPossible: false);
    private Socket _server = null!;
    private LogSinks _sinks = null!;
    private ProxyLogger _logger = null!;
    private LogTarget _target = null!;
    private SessionLogRecord _session;

    [GlobalSetup]
    public void SetUp()
    {
        _server = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        _server.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)_server.LocalEndPoint!).Port;
        var config = new LogTargetConfig
        {
            Address = new AddressConfig { Kind = AddressKind.IPv4, Host = "127.0.0.1", Port = port, Text = "server" },
            Position = default,
            Facility = 16,
        };
        var proxy = new ProxyConfig { Kind = ProxyKind.Frontend, Name = "fe", Position = default, LogOptions = new() { TcpLog = true }, Logs = [config] };
        var log = ProxyLog.Compile(proxy, new GlobalConfig(), _origin, new CompilationScope([]));
        _target = log.Targets[0];
        _sinks = new LogSinks(new ProcessCounters(1), _ => { });
        _logger = ProxyLogger.Open(log, _sinks, _origin, new FrontendCounters(), TimeProvider.System, [])!;
        _session = new SessionLogRecord
        {
            AcceptedUnixMs = 1795335280_627,
            Client = NetworkAddress.IPv4(0x0A000102, 33313),
            Frontend = NetworkAddress.IPv4(0x0A00031F, 8012),
            FrontendName = "fe",
            BackendName = "be",
            ServerName = "s1",
            ConnectMs = 1,
            TotalMs = 5007,
            BytesUploaded = 512,
            BytesRead = 123456,
            Reason = CloseReason.Normal,
        };
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _sinks.Dispose();
        _server.Dispose();
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public void Render_tcplog()
    {
        for (var i = 0; i < Times; i++)
            _format.Render(_session, i, _origin, _timestamps, _message);
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public void Render_and_frame_tcplog()
    {
        for (var i = 0; i < Times; i++)
        {
            var length = _format.Render(_session, i, _origin, _timestamps, _message);
            _target.TryWrite(LogLevel.Info, _message.AsSpan(0, length), [], _timestamps, 1795335285_000_000, _line);
        }
    }

    [Benchmark(OperationsPerInvoke = Times)]
    public void Log_a_session_over_UDP()
    {
        for (var i = 0; i < Times; i++)
            _logger.LogSession(_session, LogMoment.Ended);
    }
}
