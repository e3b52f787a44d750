namespace ActorProxy.Core.Peers;

/// <summary>The times that HAProxy's peers keep, in milliseconds: a mixed mesh needs the same on both sides.</summary>
public static class PeerTimes
{
    public const int ConnectTimeout = 1000;

    /// <summary>Without anything to push for this long, a heartbeat is sent.</summary>
    public const int Heartbeat = 3000;

    /// <summary>Without anything received for this long, twice, the session is dead.</summary>
    public const int Liveness = 5000;

    /// <summary>After a session that failed or ended.</summary>
    public const int Redial = 5000;

    /// <summary>Of nodes of a cluster whose session has just ended: soon, to know whether the other process has.</summary>
    public const int NodeRedial = 20;

    /// <summary>For so long after a session's end it is dialled that often.</summary>
    public const int NodeRedialFor = 1000;

    /// <summary>Of a stopping process that dials the one after it.</summary>
    public const int SuccessorRedial = 500;

    /// <summary>To find a teacher, and again after a lesson that was broken off.</summary>
    public const int Resync = 5000;

    /// <summary>After a collision or a dead session: both sides would dial at the same moment again.</summary>
    /// <param name="random">Any number.</param>
    public static int SpreadNodeRedial(uint random) => 20 + (int)(random % 200);

    /// <inheritdoc cref="SpreadNodeRedial"/>
    public static int SpreadRedial(uint random) => 50 + (int)(random % 2000);
}
