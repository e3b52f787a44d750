using ActorProxy.Config.Keywords;
using ActorProxy.Core.Rules.Actions;

namespace ActorProxy.Core.Rules;

/// <summary>Every action of the rules below HTTP that works.</summary>
public static class ActionTable
{
    public static readonly KeywordTable<ActionDefinition> Table = new(
        static one => one.Name,
        VerdictAction.All,
        CaptureAction.All,
        SilentDropAction.All,
        DoLogAction.All,
        TrackAction.All,
        CountAction.All,
        SetAddressAction.All,
        SetVariableAction.All,
        SetPacketAction.All,
        SetPriorityAction.All,
        SetStreamAction.All,
        SetBandwidthLimitAction.All);
}
