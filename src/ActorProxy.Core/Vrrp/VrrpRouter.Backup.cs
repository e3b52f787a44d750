using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

// What a backup does: RFC 9568 6.4.2.
public sealed partial class VrrpRouter
{
    private void ReceivedAsBackup(VrrpAdvertisement advertisement, NetworkAddress source, long now)
    {
        if (advertisement.Priority == 0)
        {
            MasterStopped(source, now);
            return;
        }

        if (advertisement.Priority >= EffectivePriority)
        {
            standBackUntilMs = null;
            Follow(advertisement, source, now);
            return;
        }

        if (!MayPreempt(now))
        {
            Follow(advertisement, source, now);
            return;
        }

        // RFC 9568 6.4.2: a lesser master is not listened to, so that the timer runs out, of the best backup first. The one that is known to be the best need not wait for it.
        // Unless a better master is there, and this one has only not heard of it yet.
        Believe(advertisement, source, now);
        if (IsNextAfter(source) && heard is { } master && VrrpAddressOrder.IsSame(master.Source, source))
            BecomeMaster(VrrpReason.LesserMaster, source, now);
    }

    /// <summary>Whether a lesser master is to be replaced now; finding one begins the delay.</summary>
    private bool MayPreempt(long now)
    {
        if (Priority == VrrpPriority.Owner)
            return true;
        if (!config.IsPreempting)
            return false;
        if (config.PreemptDelayMs > 0)
            standBackUntilMs ??= now + config.PreemptDelayMs;
        return standBackUntilMs is not { } until || now >= until;
    }

    private void MasterStopped(NetworkAddress source, long now)
    {
        // Said by one that another has already replaced: it says nothing about the one that we follow.
        if (heard is { } master && !VrrpAddressOrder.IsSame(master.Source, source) && now - master.AtMs < 3 * masterIntervalMs)
            return;
        heard = null;
        (gone, goneAtMs) = (source, now);
        masterHasLeft = true;
        if (IsNextAfter(source))
            BecomeMaster(VrrpReason.MasterStopped, source, now);
        else
            takeOverAtMs = Math.Min(takeOverAtMs, now + (isSuccessor is null ? VrrpTimers.AfterLastWord(config.Version, EffectivePriority, masterIntervalMs) : VrrpTimers.BehindNext(EffectivePriority)));
    }

    /// <summary>Waits anew: a master that is to be left alone has spoken.</summary>
    private void Follow(VrrpAdvertisement advertisement, NetworkAddress source, long now)
    {
        Believe(advertisement, source, now);
        if (config.Version == VrrpVersion.V3)
            masterIntervalMs = advertisement.IntervalCentiseconds * 10L;
        evidenceAtMs = long.MaxValue;
        gone = null;
        masterHasLeft = false;
        hasWaitedForLateTimer = false;
        takeOverAtMs = now + VrrpTimers.Down(config.Version, EffectivePriority, masterIntervalMs);
    }

    /// <summary>Notes who is master: of two who both say so the better one, as long as it is heard.</summary>
    private void Believe(VrrpAdvertisement advertisement, NetworkAddress source, long now)
    {
        if (heard is { } master && !VrrpAddressOrder.IsSame(master.Source, source) && now - master.AtMs < 3 * masterIntervalMs
            && (advertisement.Priority != master.Priority ? advertisement.Priority < master.Priority : VrrpAddressOrder.Compare(source, master.Source) < 0))
            return;
        heard = new HeardMaster(source, advertisement.Priority, now);
    }

    private void ExpiredAsBackup(long now)
    {
        if (now >= evidenceAtMs)
        {
            BecomeMaster(VrrpReason.MasterGone, gone, now);
        }
        else if (now >= takeOverAtMs)
        {
            // This late, this process has not run: what the master said meanwhile may be lost, so it gets one interval more to say it again.
            if (now - takeOverAtMs > masterIntervalMs && !hasWaitedForLateTimer)
            {
                hasWaitedForLateTimer = true;
                takeOverAtMs = now + masterIntervalMs + VrrpTimers.Skew(config.Version, EffectivePriority, masterIntervalMs);
                actions.Add(new VrrpAction.Noted(VrrpReason.TimerLate, heard?.Source));
                return;
            }

            BecomeMaster(masterHasLeft ? VrrpReason.MasterStopped : VrrpReason.MasterSilent, masterHasLeft ? gone : heard?.Source, now);
        }
    }
}
