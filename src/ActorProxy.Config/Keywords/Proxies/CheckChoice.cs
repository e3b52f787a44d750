namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Which of the <c>option …-check</c> lines came last.</summary>
public enum CheckChoice
{
    Connect,
    Tcp,
    Http,

    /// <summary>One of the ready-made conversations, such as <c>option redis-check</c>.</summary>
    Protocol,
    External,
}
