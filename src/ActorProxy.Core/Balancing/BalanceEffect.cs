using ActorProxy.Core.Handover;

namespace ActorProxy.Core.Balancing;

/// <summary>One thing that a decision asks the balancer's owner to do; which fields are set depends on <paramref name="Kind"/>.</summary>
/// <param name="Level">For <see cref="BalanceEffectKind.Notice"/>.</param>
/// <param name="Text">For <see cref="BalanceEffectKind.Notice"/>: the whole line.</param>
/// <param name="Neighbour">For <see cref="BalanceEffectKind.GiveSlots"/>.</param>
/// <param name="Count">For <see cref="BalanceEffectKind.GiveSlots"/>.</param>
public readonly record struct BalanceEffect(BalanceEffectKind Kind, BalancedStream? Stream = null, ServerState? Server = null, CloseCause Cause = CloseCause.None, Refusal Refusal = Refusal.None, NoticeLevel Level = NoticeLevel.Notice, string? Text = null, Neighbour Neighbour = Neighbour.Older, int Count = 0);
