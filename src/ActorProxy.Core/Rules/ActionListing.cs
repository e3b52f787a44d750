using ActorProxy.Config.Model;

namespace ActorProxy.Core.Rules;

/// <summary>The actions that work, with their rule sets, as <c>-dKcfg</c> prints them.</summary>
public static class ActionListing
{
    /// <summary>As in <c>tcp-request content set-var*</c>: a star stands behind what has parentheses.</summary>
    public static IEnumerable<string> All =>
        from set in Enum.GetValues<RuleSetKind>()
        from action in ActionTable.Table.All
        where action.IsFor(set)
        select $"{RuleSetKeywords.Of(set)} {action.Name}{(action.HasParameters || action.IsNumbered ? "*" : "")}";
}
