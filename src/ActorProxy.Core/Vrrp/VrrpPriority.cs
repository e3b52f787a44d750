namespace ActorProxy.Core.Vrrp;

/// <summary>The priority that a node has in a virtual router by what it tracks, as keepalived's documentation describes weights.</summary>
/// <param name="Value">1 to 255. 255 only when it is configured so: what is tracked never makes an owner, and takes no priority off one.</param>
/// <param name="IsFault">Something tracked with weight 0 is down: the node can't hold the addresses at all.</param>
public readonly record struct VrrpPriority(byte Value, bool IsFault)
{
    /// <summary>An address owner's (RFC 9568 5.2.4).</summary>
    public const byte Owner = 255;

    public static VrrpPriority Of(byte configured, ReadOnlySpan<TrackedResult> tracked)
    {
        var value = (int)configured;
        var isFault = false;
        foreach (var (weight, isUp) in tracked)
        {
            isFault |= weight == 0 && !isUp;
            if (weight > 0 == isUp)
                value += weight;
        }

        return new VrrpPriority(configured == Owner ? Owner : (byte)Math.Clamp(value, 1, Owner - 1), isFault);
    }
}
