namespace ActorProxy.Config.Model.StickTables;

/// <summary>What a <c>stick</c> line does with a table.</summary>
public enum StickRuleKind
{
    /// <summary><c>stick match</c>: a known key decides the server.</summary>
    Match,

    /// <summary><c>stick on</c>: both <see cref="Match"/> and <see cref="StoreRequest"/>.</summary>
    On,

    /// <summary><c>stick store-request</c>: the key is taken from the request, and stored with the server that was chosen.</summary>
    StoreRequest,

    /// <summary><c>stick store-response</c>: as <see cref="StoreRequest"/>, from the response.</summary>
    StoreResponse,
}
