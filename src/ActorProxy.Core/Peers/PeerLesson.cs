using ActorProxy.Core.StickTables.Replication;

namespace ActorProxy.Core.Peers;

/// <summary>The lessons of one session: what this side teaches when asked, and whether it learns itself.</summary>
/// <remarks>
/// While either goes on, live updates are not pushed; while teaching, acknowledgements mean nothing. Behind a lesson pushing goes on with
/// what has changed since it began (<see cref="TableFollower.ConfirmLesson"/>).
/// </remarks>
public struct PeerLesson
{
    public PeerLessonState State { get; private set; }

    /// <summary>This side asked for a lesson that has not ended yet.</summary>
    public bool IsLearning { get; private set; }

    public readonly bool PushesLive => State == PeerLessonState.None && !IsLearning;

    public readonly bool TakesAcknowledgements => State == PeerLessonState.None;

    /// <summary>The peer asked for everything, or this process stops and teaches the next one unasked. Asked again, it begins anew.</summary>
    public void Begin() => State = PeerLessonState.Teaching;

    /// <summary>Everything was told: what to send now.</summary>
    /// <param name="knowsEverything">As <see cref="PeersResync.KnowsEverything"/>.</param>
    public PeerMessageKind End(bool knowsEverything)
    {
        State = PeerLessonState.AwaitingConfirm;
        return knowsEverything ? PeerMessageKind.ResyncFinished : PeerMessageKind.ResyncPartial;
    }

    /// <summary>The peer confirmed; false when there was nothing to confirm.</summary>
    public bool TryConfirm()
    {
        if (State != PeerLessonState.AwaitingConfirm)
            return false;
        State = PeerLessonState.None;
        return true;
    }

    public void Asked() => IsLearning = true;

    public void Learnt() => IsLearning = false;
}
