namespace ActorProxy.Config.Model;

/// <summary>Whose address a <c>usesrc</c> borrows.</summary>
public enum UseSourceKind
{
    Client,
    ClientAddressOnly,
    Address,
}
