namespace ActorProxy.Engine.Network;

/// <summary>Whoever wants to know of changes of the machine's interfaces. Called on the monitor's loop; it must not throw.</summary>
public interface ILinkObserver
{
    /// <summary>A link has appeared, changed or gone; one that is gone is not up.</summary>
    void LinkChanged(NetworkLink link);

    void AddressChanged(int link, InterfaceAddress address, bool isAdded);

    /// <summary>Some changes were not reported.</summary>
    void EventsLost();
}
