namespace ActorProxy.Core.Logging;

/// <summary>When a session's line is complete and thus written.</summary>
public enum LogMoment : byte
{
    /// <summary>As soon as the connection is accepted: the short default format names nothing that comes later.</summary>
    Accepted,

    /// <summary>
    /// When the server's connection stands: nothing in the format changes after that, or <c>option logasap</c> asks for it.
    /// A session that never gets there is written at its end.
    /// </summary>
    Connected,

    /// <summary>When the session has ended and its slots are given back.</summary>
    Ended,
}
