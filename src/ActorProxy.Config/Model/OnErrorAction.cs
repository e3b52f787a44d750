namespace ActorProxy.Config.Model;

/// <summary>The <c>on-error</c> keyword: what happens at the <c>error-limit</c>.</summary>
public enum OnErrorAction
{
    FastInter,
    FailCheck,
    SuddenDeath,
    MarkDown,
}
