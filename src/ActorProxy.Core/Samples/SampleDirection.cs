namespace ActorProxy.Core.Samples;

/// <summary>The two directions of a stream.</summary>
public enum SampleDirection
{
    /// <summary>From the client to the server.</summary>
    Request,

    /// <summary>From the server to the client.</summary>
    Response,
}
