using ActorProxy.Config.Model;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Rules;
using ActorProxy.Tests.Core.Logging;

namespace ActorProxy.Tests.Core.Rules;

/// <summary>Writes down what rules do to a connection.</summary>
internal sealed class RecordedControl : ConnectionControl
{
    public List<string> Calls { get; } = [];

    public override void SetMark(ConnectionSide side, uint mark) => Calls.Add($"mark {side} {mark}");

    public override void SetTypeOfService(ConnectionSide side, int value) => Calls.Add($"tos {side} {value}");

    public override void ExpectProxyHeader() => Calls.Add("header");

    public override void SilentDrop(int? resetTtl) => Calls.Add($"drop {resetTtl}");

    public override void SetRetries(int count) => Calls.Add($"retries {count}");

    public override void SetPriorityClass(int value) => Calls.Add($"class {value}");

    public override void SetPriorityOffset(int milliseconds) => Calls.Add($"offset {milliseconds}");

    public override void SetBandwidthLimit(BandwidthLimitConfig filter, long? limitBytes, long? periodMs) => Calls.Add($"bandwidth {filter.Name} {limitBytes} {periodMs}");

    public override void SetLogLevel(LogLevel? level) => Calls.Add($"level {level}");

    public override void Log() => Calls.Add("log");

    public override SessionLogRecord Record() => LogSamples.Session();
}
