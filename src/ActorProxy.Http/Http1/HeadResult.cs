namespace ActorProxy.Http.Http1;

/// <summary>How far the reading of a message's head has come.</summary>
public enum HeadResult
{
    /// <summary>The head goes on: call again with more bytes.</summary>
    Partial,

    /// <summary>The head is whole.</summary>
    Complete,

    /// <summary>This is no head; more bytes won't change that.</summary>
    Invalid,
}
