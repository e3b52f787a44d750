namespace ActorProxy.Config.Model;

/// <summary>The <c>observe</c> keyword: which traffic counts towards a server's health.</summary>
public enum ObserveMode
{
    None,
    Layer4,
    Layer7,
}
