namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Which of the <c>option …-check</c> lines came last.</summary>
public enum CheckChoice
{
    Connect,
    Tcp,
    Http,
}
