namespace ActorProxy.Engine.Checks;

/// <summary>What is searched for in a server's answer.</summary>
internal interface IBytesPattern
{
    /// <summary>Such as <c>string 'OK'</c>.</summary>
    string Name { get; }

    /// <summary>How a mismatch names it, such as <c>'OK'</c> or <c>(regex)</c>.</summary>
    string ContentName { get; }

    /// <summary>An answer shorter than this can't match.</summary>
    int MinBytes { get; }

    /// <summary>Whether it is there; null when it can't be searched for, which ends the check.</summary>
    /// <param name="fault">Why it can't.</param>
    bool? Find(ReadOnlySpan<byte> received, CheckContext context, out string? fault);
}
