namespace ActorProxy.Core.Acls;

/// <summary>What an ACL or a condition says: no, not yet known, or yes.</summary>
/// <remarks>The values make AND of results a bitwise and, OR a bitwise or.</remarks>
public enum ConditionResult
{
    Fail = 0,

    /// <summary>What decides it may still come.</summary>
    Miss = 1,
    Pass = 3,
}
