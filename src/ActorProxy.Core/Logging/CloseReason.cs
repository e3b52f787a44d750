namespace ActorProxy.Core.Logging;

/// <summary>The one value that says how a session ended; prints as HAProxy's two-letter termination state.</summary>
/// <remarks><c>default</c> is not a reason: it means that the session has not ended.</remarks>
public readonly record struct CloseReason(CloseSide Side, ClosePhase Phase)
{
    /// <summary><c>--</c>: both sides were done.</summary>
    public static CloseReason Normal { get; } = new(CloseSide.None, ClosePhase.None);

    /// <summary>Whether a session has ended at all.</summary>
    public bool IsSet => Side != 0;

    /// <summary>
    /// Whether <c>option dontlog-normal</c> keeps such a session and <c>option log-separate-errors</c> raises its level:
    /// every end but a normal one and an answer of the proxy's own.
    /// </summary>
    public bool IsError => IsSet && Side is not (CloseSide.None or CloseSide.Local);

    /// <summary>As <see cref="IsError"/>, of a session that may have been tried again: another server that helped does not make it a normal one.</summary>
    public bool IsErrorAfter(int retries, bool isRedispatched) => isRedispatched || IsError || (retries > 0 && Side != CloseSide.Local);

    /// <summary>The first letter; a session that goes on shows as one that ended well, as with <c>option logasap</c>.</summary>
    public byte SideLetter => IsSet ? (byte)Side : (byte)'-';

    public byte PhaseLetter => Phase != 0 ? (byte)Phase : (byte)'-';

    public override string ToString() => string.Create(2, this, static (text, reason) =>
    {
        text[0] = (char)reason.SideLetter;
        text[1] = (char)reason.PhaseLetter;
    });
}
