using System.Text;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples.Expressions;
using Xunit;

namespace ActorProxy.Tests.Core.Logging;

/// <summary>A session to log, and the shortest way from a format's text to its line.</summary>
internal static class LogSamples
{
    public static LogOrigin Origin { get; } = new("vm", 16046);

    public static LogTimestamps Timestamps => new(TimeZoneInfo.CreateCustomTimeZone("test", TimeSpan.FromMinutes(330), null, null));

    /// <summary>22 November 2026, 08:14:40.627 UTC.</summary>
    public const long AcceptedUnixMs = 1795335280_627;

    public static SessionLogRecord Session() => new()
    {
        SessionNumber = 36,
        AcceptedUnixMs = AcceptedUnixMs,
        Client = NetworkAddress.IPv4(0x0A000102, 33313),
        Frontend = NetworkAddress.IPv4(0x0A00031F, 8012),
        FrontendName = "fnt",
        BackendName = "bck",
        ServerName = "srv1",
        Server = NetworkAddress.IPv4(0x7F000001, 56419),
        Source = NetworkAddress.IPv4(0x7F000001, 57014),
        HandshakeMs = 3,
        QueueMs = 10,
        ConnectMs = 2,
        TotalMs = 5007,
        BytesUploaded = 5,
        BytesRead = 212,
        Reason = CloseReason.Normal,
        ProcessConnections = 4,
        FrontendConnections = 3,
        BackendConnections = 2,
        ServerConnections = 1,
        Retries = 0,
        ServerQueuePosition = 7,
        BackendQueuePosition = 8,
    };

    public static LogFormat Compile(string text, bool asSoonAsPossible = false)
    {
        List<ActorProxy.Config.Diagnostics.Diagnostic> diagnostics = [];
        var format = LogFormatCompiler.Compile("log-format", text, default, asSoonAsPossible, new CompilationScope(diagnostics));
        Assert.Empty(diagnostics);
        return format!;
    }

    public static string Render(string text, in SessionLogRecord record, long counter = 0) => Render(Compile(text), record, counter);

    public static string Render(LogFormat format, in SessionLogRecord record, long counter = 0, int room = 4096)
    {
        var line = new byte[room];
        return Encoding.UTF8.GetString(line, 0, format.Render(record, counter, Origin, Timestamps, line));
    }
}
