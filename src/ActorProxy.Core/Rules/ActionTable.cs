using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Finds an action by its word in the configuration, without what stands in parentheses.</summary>
    public static bool TryFind(ReadOnlySpan<char> name, [MaybeNullWhen(false)] out ActionDefinition definition)
    {
        if (Table.TryFind(name, out definition))
            return !definition.IsNumbered;
        var stem = name.TrimEnd("0123456789");
        return stem.Length < name.Length && Table.TryFind(stem, out definition) && definition.IsNumbered;
    }
}
