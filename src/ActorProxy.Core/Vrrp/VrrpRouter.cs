using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>Decides for one virtual router on one node: who of the nodes holds the addresses, and when that changes.</summary>
/// <remarks>
/// Owned by one actor. Pure: each input returns what is to be done, in order, and <see cref="DueAtMs"/> says when <see cref="TimerExpired"/> is due.
/// Times are monotonic milliseconds. The rules are RFC 9568 6.4 (version 2: RFC 3768 6.4) and, between nodes that know each other through a cluster, four more,
/// each of which a neighbour that knows nothing of them sees as an early take-over by a router that may take over:
/// the next one (<see cref="SetSuccessor"/>) takes over at once when the master says priority 0 or falls below it; evidence (<see cref="OwnerIsGone"/>) stands for three silent intervals;
/// a node that is told to hand over (<see cref="HandOver"/>) is the worst of all until <see cref="Resume"/>; a timer that comes too late is no silence. See LIFECYCLE.md.
/// </remarks>
public sealed partial class VrrpRouter(VrrpRouterConfig config, NetworkAddress primaryAddress)
{
    private const long AnswerPauseMs = 10;

    /// <summary>How long after a master is known to be gone its own words may still come in: those it said before. Evidence takes another way than they do and may overtake them.</summary>
    private const long LastWordsMs = 20;

    private static readonly VrrpAction[] Nothing = [];

    private readonly AnnounceSchedule announcing = new(config);
    private readonly List<VrrpAction> actions = [];
    private VrrpAction[] advertiseOnly = [new VrrpAction.Advertise(config.Priority)];
    private bool hasFault;

    // What a cluster says, if it says anything: whether this one is next, and behind whom.
    private bool? isSuccessor;
    private NetworkAddress? clusterOwner;

    // Of a master: when it says that it is there, and when it last said so to a lesser one.
    private long advertiseAtMs;
    private long answeredAtMs = -AnswerPauseMs;

    // Of a backup: what it knows of the master, and when it takes over unless something is heard.
    private HeardMaster? heard;
    private long masterIntervalMs;
    private long takeOverAtMs;
    private long evidenceAtMs = long.MaxValue;
    private NetworkAddress? gone;
    private long goneAtMs;
    private bool masterHasLeft;
    private bool hasWaitedForLateTimer;

    /// <summary>Until then a lesser master is left alone; null when no delay runs.</summary>
    private long? standBackUntilMs;

    public VrrpRouterConfig Config => config;

    public VrrpState State { get; private set; }

    /// <summary>The configured priority with what is tracked, as <see cref="SetPriority"/> gave it.</summary>
    public byte Priority { get; private set; } = config.Priority;

    /// <summary>Whether it was told to hand over and not yet to resume.</summary>
    public bool IsStandingAside { get; private set; }

    /// <summary>The priority that it advertises and compares: 1 while it stands aside, so that any other goes first and it serves on when there is none.</summary>
    public byte EffectivePriority => IsStandingAside ? (byte)1 : Priority;

    /// <summary>The address that advertisements come from; it decides between equal priorities.</summary>
    public NetworkAddress PrimaryAddress { get; set; } = primaryAddress;

    /// <summary>The master as far as heard: of a backup another node, of a master itself; null when none is known.</summary>
    public NetworkAddress? Master => State == VrrpState.Master ? PrimaryAddress : heard?.Source;

    /// <summary>The master's priority as it said it; null when none is known.</summary>
    public byte? MasterPriority => State == VrrpState.Master ? EffectivePriority : heard?.Priority;

    /// <summary>When <see cref="TimerExpired"/> is due; null when nothing is planned.</summary>
    public long? DueAtMs => State switch
    {
        VrrpState.Master => Math.Min(advertiseAtMs, announcing.DueAtMs),
        VrrpState.Backup => Math.Min(takeOverAtMs, evidenceAtMs),
        _ => null,
    };

    /// <summary>Begins to take part: as master when it owns the addresses, else as backup that first listens.</summary>
    public IReadOnlyList<VrrpAction> Start(long now)
    {
        if (State == VrrpState.Initialize)
            Begin(VrrpReason.Started, now);
        return Take();
    }

    /// <summary>Ends, planned: a master says priority 0, so that the next one need not wait, and lets the addresses go.</summary>
    public IReadOnlyList<VrrpAction> Stop(long now)
    {
        if (State != VrrpState.Initialize)
            Leave(VrrpState.Initialize, VrrpReason.Stopped);
        ChangePriority(Priority, false, now);
        return Take();
    }

    /// <summary>Hears an advertisement that <see cref="VrrpAcceptance"/> lets through.</summary>
    public IReadOnlyList<VrrpAction> Received(VrrpAdvertisement advertisement, NetworkAddress source, long now)
    {
        if (VrrpAddressOrder.IsSame(source, PrimaryAddress))
            return Nothing;
        if (advertisement.Priority != 0 && gone is { } dead && VrrpAddressOrder.IsSame(dead, source))
        {
            // Of a short interval not longer than that: wrong evidence shall not make two masters for longer than an interval.
            var lastWordsEndMs = goneAtMs + Math.Min(LastWordsMs, config.IntervalMs);
            if (now < lastWordsEndMs)
            {
                // Asked again then: if it lives nevertheless, it answers a lesser master at once.
                advertiseAtMs = Math.Min(advertiseAtMs, lastWordsEndMs);
                return Nothing;
            }

            gone = null;
            evidenceAtMs = long.MaxValue;
        }

        if (State == VrrpState.Master)
            ReceivedAsMaster(advertisement, source, now);
        else if (State == VrrpState.Backup)
            ReceivedAsBackup(advertisement, source, now);
        return Take();
    }

    /// <summary>To be called at <see cref="DueAtMs"/>, after what the sockets hold has been received; earlier it does nothing.</summary>
    public IReadOnlyList<VrrpAction> TimerExpired(long now)
    {
        if (State == VrrpState.Master)
            return ExpiredAsMaster(now);
        if (State == VrrpState.Backup)
            ExpiredAsBackup(now);
        return Take();
    }

    /// <summary>Takes other settings while it takes part. The priority is <see cref="SetPriority"/>'s.</summary>
    /// <exception cref="ArgumentException">They are another virtual router's: <see cref="VrrpRouterConfig.IsSameRouter"/>.</exception>
    public void Reconfigure(VrrpRouterConfig next, long now)
    {
        if (!next.IsSameRouter(config))
            throw new ArgumentException("these are the settings of another virtual router", nameof(next));
        config = next;
        announcing.Config = next;
        advertiseAtMs = Math.Min(advertiseAtMs, now + config.IntervalMs);
        standBackUntilMs = null;
    }

    /// <summary>Changes the priority, 1 to 255, because something tracked has changed. A master says so at once; a backup waits accordingly.</summary>
    public IReadOnlyList<VrrpAction> SetPriority(byte priority, long now)
    {
        ArgumentOutOfRangeException.ThrowIfZero(priority);
        ChangePriority(priority, IsStandingAside, now);
        return Take();
    }

    /// <summary>Tells whether this node can hold addresses at all: interface up, nothing failed that is tracked with weight 0.</summary>
    public IReadOnlyList<VrrpAction> SetFault(bool isFault, long now)
    {
        hasFault = isFault;
        if (isFault && State is VrrpState.Master or VrrpState.Backup)
            Leave(VrrpState.Fault, VrrpReason.FaultBegan);
        else if (!isFault && State == VrrpState.Fault)
            Begin(VrrpReason.FaultEnded, now);
        return Take();
    }

    /// <summary>Evidence, confirmed, that the master at this address is dead: takes over within 30 ms, the successor at once, others by priority.</summary>
    /// <remarks>Ignored of any node but the master last heard, and forgotten when that one, or a better one, is heard after all.</remarks>
    public IReadOnlyList<VrrpAction> OwnerIsGone(NetworkAddress source, long now)
    {
        if (State != VrrpState.Backup || heard is not { } master || !VrrpAddressOrder.IsSame(master.Source, source))
            return Nothing;
        heard = null;
        (gone, goneAtMs) = (source, now);
        if (IsNextAfter(source))
            BecomeMaster(VrrpReason.MasterGone, source, now);
        else
            evidenceAtMs = now + VrrpTimers.BehindNext(EffectivePriority);
        return Take();
    }

    /// <summary>Tells whether the cluster holds this node to be the best of the backups: the one that need not let others go first.</summary>
    /// <param name="owner">Who has the addresses by its own word in the cluster: the backup is next behind that one only. Null when nobody says so.</param>
    /// <remarks>The cluster's word may come before the advertisements that it speaks of: who is next behind a new owner shall not take that one's place.</remarks>
    public IReadOnlyList<VrrpAction> SetSuccessor(bool isNext, NetworkAddress? owner, long now)
    {
        (isSuccessor, clusterOwner) = (isNext, owner);
        if (State == VrrpState.Backup && (masterHasLeft || evidenceAtMs != long.MaxValue) && gone is { } left && IsNextAfter(left))
            BecomeMaster(masterHasLeft ? VrrpReason.MasterStopped : VrrpReason.MasterGone, left, now);
        return Take();
    }

    /// <summary>Gives the addresses away, planned, and stands aside: with priority 1, so that it holds them only while nobody else does.</summary>
    public IReadOnlyList<VrrpAction> HandOver(long now)
    {
        if (State == VrrpState.Master)
        {
            actions.Add(new VrrpAction.Advertise(0));
            actions.Add(new VrrpAction.Release());
            BecomeBackup(VrrpReason.HandedOver, null, now);
        }

        ChangePriority(Priority, true, now);
        return Take();
    }

    /// <summary>Ends what <see cref="HandOver"/> began; the addresses come back by priority as they do to a node that starts.</summary>
    public IReadOnlyList<VrrpAction> Resume(long now)
    {
        ChangePriority(Priority, false, now);
        return Take();
    }

    /// <summary>Something has happened that may have left neighbours with a wrong idea (a member came, a link was back): a master announces anew.</summary>
    public IReadOnlyList<VrrpAction> AnnounceAgain(long now)
    {
        if (State == VrrpState.Master)
        {
            actions.Add(new VrrpAction.Announce());
            announcing.Begin(now);
        }

        return Take();
    }

    private bool IsNextAfter(NetworkAddress master) => isSuccessor == true && !IsStandingAside && (clusterOwner is not { } owner || VrrpAddressOrder.IsSame(owner, master));

    private void ChangePriority(byte priority, bool standsAside, long now)
    {
        var before = EffectivePriority;
        (Priority, IsStandingAside) = (priority, standsAside);
        if (EffectivePriority == before)
            return;
        advertiseOnly = [new VrrpAction.Advertise(EffectivePriority)];
        if (State == VrrpState.Master)
            Advertise(now);
        else if (State == VrrpState.Backup && EffectivePriority == VrrpPriority.Owner)
            BecomeMaster(VrrpReason.Owner, heard?.Source, now);
        else if (State == VrrpState.Backup)
            takeOverAtMs += VrrpTimers.Skew(config.Version, EffectivePriority, masterIntervalMs) - VrrpTimers.Skew(config.Version, before, masterIntervalMs);
    }

    private void Begin(VrrpReason reason, long now)
    {
        if (hasFault)
        {
            Move(VrrpState.Fault, VrrpReason.FaultBegan, null);
            return;
        }

        if (EffectivePriority == VrrpPriority.Owner)
        {
            BecomeMaster(VrrpReason.Owner, null, now);
            return;
        }

        BecomeBackup(reason, null, now);
        standBackUntilMs = config.PreemptDelayMs > 0 ? now + config.PreemptDelayMs : null;
    }

    private void BecomeBackup(VrrpReason reason, NetworkAddress? other, long now)
    {
        heard = null;
        masterIntervalMs = config.IntervalMs;
        masterHasLeft = false;
        hasWaitedForLateTimer = false;
        standBackUntilMs = null;
        evidenceAtMs = long.MaxValue;
        gone = null;
        takeOverAtMs = now + VrrpTimers.Down(config.Version, EffectivePriority, masterIntervalMs);
        Move(VrrpState.Backup, reason, other);
    }

    private void BecomeMaster(VrrpReason reason, NetworkAddress? other, long now)
    {
        // Acquired before it is advertised: what a lesser master lets go then has a place already, and a node that can't acquire sends nobody away.
        actions.Add(new VrrpAction.Acquire());
        Advertise(now);
        actions.Add(new VrrpAction.Announce());
        announcing.Begin(now);
        heard = null;
        standBackUntilMs = null;
        masterHasLeft = false;
        evidenceAtMs = long.MaxValue;
        Move(VrrpState.Master, reason, other);
    }

    /// <summary>Takes part no longer.</summary>
    private void Leave(VrrpState next, VrrpReason reason)
    {
        if (State == VrrpState.Master)
        {
            // Said first: the next one acquires while this one releases.
            actions.Add(new VrrpAction.Advertise(0));
            actions.Add(new VrrpAction.Release());
        }

        heard = null;
        evidenceAtMs = long.MaxValue;
        gone = null;
        Move(next, reason, null);
    }

    private void Advertise(long now)
    {
        actions.Add(advertiseOnly[0]);
        advertiseAtMs = now + config.IntervalMs;
    }

    private void Move(VrrpState next, VrrpReason reason, NetworkAddress? other)
    {
        actions.Add(new VrrpAction.Moved(State, next, reason, other));
        State = next;
    }

    private IReadOnlyList<VrrpAction> Take()
    {
        if (actions.Count == 0)
            return Nothing;
        VrrpAction[] taken = [.. actions];
        actions.Clear();
        return taken;
    }
}
