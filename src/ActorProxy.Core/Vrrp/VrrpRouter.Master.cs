using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

// What a master does: RFC 9568 6.4.3.
public sealed partial class VrrpRouter
{
    private void ReceivedAsMaster(VrrpAdvertisement advertisement, NetworkAddress source, long now)
    {
        var isBetter = advertisement.Priority != EffectivePriority ? advertisement.Priority > EffectivePriority : VrrpAddressOrder.Compare(source, PrimaryAddress) > 0;
        if (isBetter)
        {
            // One last time, after the release: neighbours may have been told last by us, and the better one, which may not have heard us before, announces again when it hears a lesser one.
            // (keepalived's vrrp_higher_prio_send_advert.)
            actions.Add(new VrrpAction.Release());
            actions.Add(advertiseOnly[0]);
            BecomeBackup(VrrpReason.BetterMaster, source, now);
            Follow(advertisement, source, now);
            return;
        }

        // RFC 9568 6.4.3: at once, so that the lesser one steps down and switches learn the way here again. A priority of 0 is answered likewise.
        // Not more often than this: two who both hold themselves for better, as by a wrong primary address, would answer each other without end.
        if (now - answeredAtMs >= AnswerPauseMs)
        {
            answeredAtMs = now;
            Advertise(now);
        }

        if (!announcing.Contest(now))
            return;
        actions.Add(new VrrpAction.Announce());
        actions.Add(new VrrpAction.Noted(VrrpReason.Contested, source));
    }

    private IReadOnlyList<VrrpAction> ExpiredAsMaster(long now)
    {
        var announces = announcing.TakeDue(now);
        if (now < advertiseAtMs && !announces)
            return Nothing;
        if (now >= advertiseAtMs)
        {
            // Not run for so long that another node has taken over and told the neighbours.
            var isLate = now - advertiseAtMs >= 3 * config.IntervalMs;
            if (isLate)
            {
                announcing.Begin(now);
                announces = true;
            }

            // From when it was due, so that a little lateness does not add up.
            advertiseAtMs = now - advertiseAtMs < config.IntervalMs ? advertiseAtMs + config.IntervalMs : now + config.IntervalMs;
            if (!announces)
                return advertiseOnly;
            actions.Add(advertiseOnly[0]);
        }

        actions.Add(new VrrpAction.Announce());
        return Take();
    }
}
