using ActorProxy.Actors;
using ActorProxy.Core.Rules;
using ActorProxy.Engine.Relay;

namespace ActorProxy.Node.Connections;

/// <summary>Holds the server's first bytes back until the backend's <c>tcp-response content</c> rules let them pass.</summary>
internal sealed class ResponseGate(ConnectionRules connection, ProxyRules backend, EventLoop loop, RelayDirection direction) : LoopTimer, IFlowGate
{
    private readonly long _deadlineMs = loop.NowMs + backend.ResponseDelayMs;
    private int _position;

    /// <summary>What the rules said last.</summary>
    public RuleVerdict Verdict { get; private set; }

    public FlowVerdict Look(ReadOnlyMemory<byte> bytes, bool isComplete)
    {
        var left = _deadlineMs - loop.NowMs;
        Verdict = connection.OnResponse(backend.Response, ref _position, bytes, isComplete, isFinal: left <= 0);
        if (Verdict == RuleVerdict.Wait)
        {
            loop.StartTimer(this, left);
            return FlowVerdict.Hold;
        }

        loop.CancelTimer(this);
        var flow = Verdict switch
        {
            RuleVerdict.Continue or RuleVerdict.Accept => FlowVerdict.Pass,
            RuleVerdict.Close => FlowVerdict.PassAndEnd,
            _ => FlowVerdict.Refuse,
        };

        // As with HAProxy: a server whose answer is refused is not one to come back to.
        if (flow != FlowVerdict.Refuse)
            connection.ResponsePasses();
        return flow;
    }

    /// <summary>The relay ends: nothing is waited for any more.</summary>
    public void Stop() => loop.CancelTimer(this);

    protected override void Expire() => direction.Reconsider();
}
