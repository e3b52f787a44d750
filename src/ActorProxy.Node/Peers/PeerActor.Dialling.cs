using System.Globalization;
using System.Security.Cryptography;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Peers;

namespace ActorProxy.Node.Peers;

// When the peer is dialled, and what comes of it.
internal sealed partial class PeerActor
{
    private void Dial()
    {
        CancelRedial();
        var dial = new PeerDial(Loop, _configured.Plan, new PeerHello(_version, _configured.Plan.Name, _configured.LocalName, _node.Tables.GreetingOf(_configured.LocalName)));
        _dial = dial;
        Pipe(dial.RunAsync(), outcome => new Dialled(dial, outcome), error => new Dialled(dial, new PeerDialOutcome(null, null, error.Message)));
    }

    private void TakeOutcome(PeerDialOutcome outcome)
    {
        Handshaken(outcome.Status is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : "failed");
        if (outcome.Connection is { } connection)
        {
            Begin(connection, "we dialled");
            return;
        }

        // The other one has not heard of this node yet.
        var isEarly = Witness is not null && outcome.Status == PeerStatus.TryAgainLater;

        // The same failure every five seconds would fill the log.
        if (!isEarly && outcome.Failure != _lastFailure && _role == PeerRole.Remote)
            Say(NoticeLevel.Warning, $"peer {Title} can't be reached: {outcome.Failure}. It is dialled every {PeerTimes.Redial / 1000} seconds.");
        _lastFailure = outcome.Failure;
        var isOld = outcome.Status == PeerStatus.BadVersion && _version != PeerVersion.Oldest;
        if (isOld)
            _version = PeerVersion.Oldest;
        if (outcome.IsNobodyThere)
            Witness?.NobodyThere(_configured.Plan.Name);
        if (isEarly)
            DialLater(SpreadNodeRedial());
        else if (Witness is not null && !outcome.IsNobodyThere && Loop.NowMs - _endedMs < PeerTimes.NodeRedialFor)
            DialLater(PeerTimes.NodeRedial);
        else if (_role != PeerRole.Successor)
            DialLater(PeerTimes.Redial);
        else if (!outcome.IsNobodyThere && (outcome.Status is null or PeerStatus.TryAgainLater || isOld) && Loop.NowMs < _deadlineMs)
            DialLater(PeerTimes.SuccessorRedial);
        else
            _section.Tell(new PeersSectionProtocol.SuccessorDone());
    }

    /// <summary>Whether the other node's process has ended is known at once: then nobody listens there. A session that did not last was one of two that met.</summary>
    private void DialAgain()
    {
        if (Loop.NowMs - _begunMs < PeerTimes.ConnectTimeout)
            DialLater(SpreadNodeRedial());
        else
            Dial();
    }

    private static int SpreadNodeRedial() => PeerTimes.SpreadNodeRedial(unchecked((uint)RandomNumberGenerator.GetInt32(int.MaxValue)));

    private static int SpreadRedial() => PeerTimes.SpreadRedial(unchecked((uint)RandomNumberGenerator.GetInt32(int.MaxValue)));

    private void DialLater(int milliseconds)
    {
        CancelRedial();
        _redialMs = Loop.NowMs + milliseconds;
        _redial = Schedule(TimeSpan.FromMilliseconds(milliseconds), new DialNow());
    }

    private void CancelRedial()
    {
        if (_redial is { } timer)
            Loop.CancelTimer(timer);
        _redial = null;
    }

    private sealed record DialNow : PeerProtocol.ICommand;

    private sealed record Dialled(PeerDial Dial, PeerDialOutcome Outcome) : PeerProtocol.ICommand, IDisposable
    {
        public void Dispose() => Outcome.Connection?.Close();
    }
}
