using ActorProxy.Core.Vrrp;

namespace ActorProxy.Cluster.FloatingIp;

/// <summary>How the things that a virtual router tracks are doing, and what priority comes of it.</summary>
/// <param name="hasUsableServer">Whether a backend has a server to send somebody to. For any thread.</param>
internal sealed class TrackedThings(TrackPlan track, Func<string, bool> hasUsableServer)
{
    private readonly HashSet<string> _linksUp = new(StringComparer.Ordinal);

    /// <summary>Backends tell of their changes; one that comes or goes with a configuration does not, so that they are looked at this often, too.</summary>
    public const int LookEveryMs = 50;

    public TrackPlan Track { get; set; } = track;

    public bool HasBackends => !Track.Backends.IsEmpty;

    public void SetLink(string name, bool isUp)
    {
        if (isUp)
            _linksUp.Add(name);
        else
            _linksUp.Remove(name);
    }

    /// <param name="priority">Without what is tracked.</param>
    public VrrpPriority Priority(byte priority)
    {
        TrackedResult[] results =
        [
            .. Track.Backends.Select(one => new TrackedResult(Track.Weight, hasUsableServer(one))),
            .. Track.Links.Select(one => new TrackedResult(Track.Weight, _linksUp.Contains(one))),
        ];
        return VrrpPriority.Of(priority, results);
    }

    /// <summary>What has failed, for the operator; null for nothing.</summary>
    public string? Failures()
    {
        string[] failed =
        [
            .. Track.Backends.Where(one => !hasUsableServer(one)).Select(static one => $"backend {one} has no usable server"),
            .. Track.Links.Where(one => !_linksUp.Contains(one)).Select(static one => $"interface {one} is down"),
        ];
        return failed.Length == 0 ? null : string.Join("; ", failed);
    }
}
