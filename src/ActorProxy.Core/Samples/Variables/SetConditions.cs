namespace ActorProxy.Core.Samples.Variables;

/// <summary>When a variable is set: what stands behind its name in <c>set-var(txn.a,ifnotset,…)</c>. All of it must hold.</summary>
[Flags]
public enum SetConditions
{
    None = 0,
    IfExists = 1 << 0,
    IfNotExists = 1 << 1,
    IfEmpty = 1 << 2,
    IfNotEmpty = 1 << 3,
    IfSet = 1 << 4,
    IfNotSet = 1 << 5,
    IfGreater = 1 << 6,
    IfLess = 1 << 7,
}
