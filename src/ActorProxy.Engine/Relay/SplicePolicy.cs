namespace ActorProxy.Engine.Relay;

/// <summary>When a direction moves its bytes by <c>splice</c> instead of copying them.</summary>
public enum SplicePolicy : byte
{
    Never,

    /// <summary>Once a flow has filled whole buffers: small messages are cheaper copied.</summary>
    WhenLarge,

    /// <summary>From the first byte on, as <c>option splice-request</c> and <c>splice-response</c> ask.</summary>
    Always,
}
