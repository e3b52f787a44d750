using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Engine.Checks;

/// <summary>What the expressions of one check can look at: the process, the server that is checked, and what it has answered.</summary>
/// <remarks>Belongs to one <see cref="CheckConversation"/>. The answer counts as the response's bytes.</remarks>
public sealed class CheckContext(CheckCircumstances circumstances) : SampleContext
{
    private VariableSet? _session;
    private VariableSet? _check;

    public override ProcessFacts Process => circumstances.Process;

    public override SampleScratch Scratch => circumstances.Scratch;

    public override StreamFacts? Stream => circumstances.Place;

    public bool IsServerUp => circumstances.IsServerUp;

    /// <summary>What was received since the last send.</summary>
    internal ReadOnlyMemory<byte> Received { get; set; }

    /// <summary>No more will be received.</summary>
    internal bool IsComplete { get; set; }

    public override ReadOnlyMemory<byte> Payload(SampleDirection direction) => direction == SampleDirection.Response ? Received : default;

    public override bool IsPayloadComplete(SampleDirection direction) => direction == SampleDirection.Request || IsComplete;

    /// <summary>What a log-format gives here. Lives until the scratch memory is reset.</summary>
    /// <remarks>There is no client: its fields are empty, and the frontend has the name that HAProxy gives the one of its checks.</remarks>
    internal ReadOnlyMemory<byte> Render(LogFormat format)
    {
        var text = Scratch.Rent(Scratch.LimitBytes);
        var place = circumstances.Place;
        var record = new SessionLogRecord
        {
            AcceptedUnixMs = Process.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            FrontendName = "CHECKS-FE",
            BackendName = place?.Backend?.Name,
            ServerName = place?.Server?.Name,
            ConnectMs = -1,
            Reason = new CloseReason(CloseSide.Proxy, ClosePhase.Request),
            Samples = this,
        };
        return text[..format.Render(record, 0, new LogOrigin(Process.NodeName, Process.ProcessId), new LogTimestamps(Process.Clock.LocalTimeZone), text.Span)];
    }

    public override VariableSet? Variables(VariableScope scope) => scope switch
    {
        VariableScope.Check => _check ??= new VariableSet(),
        VariableScope.Session => _session ??= new VariableSet(),
        _ => base.Variables(scope),
    };
}
