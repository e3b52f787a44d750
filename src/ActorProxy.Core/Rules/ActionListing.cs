using ActorProxy.Config.Model;

namespace ActorProxy.Core.Rules;

/// <summary>The actions that work, with their rule sets, as <c>-dKcfg</c> prints them.</summary>
public static class ActionListing
{
    private static readonly (RuleSetKind Kind, string Keyword)[] Sets =
    [
        (RuleSetKind.RequestConnection, "tcp-request connection"),
        (RuleSetKind.RequestSession, "tcp-request session"),
        (RuleSetKind.RequestContent, "tcp-request content"),
        (RuleSetKind.ResponseContent, "tcp-response content"),
    ];

    /// <summary>As in <c>tcp-request content set-var*</c>: a star stands behind what has parentheses.</summary>
    public static IEnumerable<string> All =>
        from set in Sets
        from action in ActionTable.Table.All
        where action.IsFor(set.Kind)
        select $"{set.Keyword} {action.Name}{(action.HasParameters ? "*" : "")}";
}
