namespace ActorProxy.Engine.Relay;

/// <summary>What a <see cref="IFlowGate"/> says of a flow.</summary>
public enum FlowVerdict
{
    /// <summary>More bytes, or time, will tell; nothing passes.</summary>
    Hold,

    /// <summary>From here on everything passes.</summary>
    Pass,

    /// <summary>What came so far passes, then the relay ends.</summary>
    PassAndEnd,

    /// <summary>Nothing passes: the relay ends.</summary>
    Refuse,
}
