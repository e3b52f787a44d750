using ActorProxy.Config.Model;

namespace ActorProxy.Core.Rules;

/// <summary>Some of the rule sets; the bits are those of <see cref="RuleSetKind"/>.</summary>
[Flags]
public enum RuleSets
{
    None = 0,
    Connection = 1 << RuleSetKind.RequestConnection,
    Session = 1 << RuleSetKind.RequestSession,
    Content = 1 << RuleSetKind.RequestContent,
    Response = 1 << RuleSetKind.ResponseContent,
    Request = Connection | Session | Content,
    All = Request | Response,
}
