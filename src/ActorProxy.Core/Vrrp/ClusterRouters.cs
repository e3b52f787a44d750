using System.Collections.Immutable;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Vrrp;

/// <summary>What the nodes of a cluster have told each other of their virtual routers, and what follows from it for this one.</summary>
/// <remarks>Owned by one actor. Pure. A node whose word is missing keeps nobody from taking over: then the protocol alone decides.</remarks>
public sealed class ClusterRouters(string self)
{
    private readonly Dictionary<string, ImmutableArray<RouterReport>> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Member, string Router), long> _acquired = [];
    private ImmutableArray<RouterMember> _members = [];
    private long _acquisitions;

    /// <summary>A node, this one too, has told how all of its virtual routers are.</summary>
    public void Take(string member, ImmutableArray<RouterReport> reports)
    {
        foreach (var report in reports)
        {
            if (!report.IsMaster)
                _acquired.Remove((member, report.Router));
            else if (!_acquired.ContainsKey((member, report.Router)))
                _acquired[(member, report.Router)] = ++_acquisitions;
        }

        _told[member] = reports;
    }

    /// <summary>These are the nodes of the cluster now, with or without this one.</summary>
    public void Take(ImmutableArray<RouterMember> members)
    {
        _members = members;
        foreach (var name in _told.Keys.Where(name => name != self && !members.Any(one => one.Name == name)).ToArray())
        {
            _told.Remove(name);
            foreach (var one in _acquired.Keys.Where(one => one.Member == name).ToArray())
                _acquired.Remove(one);
        }
    }

    /// <summary>Where advertisements of a node's virtual router come from; null when it has not said.</summary>
    public NetworkAddress? SourceOf(string member, string router) => ReportOf(member, router)?.Source;

    /// <summary>What this node is to each of its routers.</summary>
    public IReadOnlyDictionary<string, RouterRole> Roles()
    {
        var own = _told.GetValueOrDefault(self, []);
        var others = _members.Where(one => one.Name != self).ToArray();

        // Alone, or before all have spoken, it has no place to take: the middle priority lets those have theirs who know more.
        var isSettled = others.Length > 0 && others.All(one => !one.IsAlive || _told.ContainsKey(one.Name));
        var spread = isSettled ? AddressSpread.Of([new SpreadNode(self, IsHealthy(self)), .. others.Select(one => new SpreadNode(one.Name, one.IsAlive && IsHealthy(one.Name)))], own.Select(static one => one.Router)) : null;
        return own.ToDictionary(static one => one.Router, one => new RouterRole(spread?.PriorityOf(self, one.Router), IsNext(one, others), OwnerOf(one.Router, others)), StringComparer.Ordinal);
    }

    private bool IsHealthy(string member) => _told.GetValueOrDefault(member, []) is { IsEmpty: false } reports && reports.All(static one => one.CanHold);

    private bool IsNext(RouterReport own, RouterMember[] others)
    {
        if (own.IsMaster || !own.CanHold)
            return false;
        foreach (var other in others)
        {
            if (!other.IsAlive || ReportOf(other.Name, own.Router) is not { IsMaster: false, CanHold: true } report)
                continue;
            if (report.Priority != own.Priority ? report.Priority > own.Priority : VrrpAddressOrder.Compare(report.Source, own.Source) > 0)
                return false;
        }

        return true;
    }

    private NetworkAddress? OwnerOf(string router, RouterMember[] others)
    {
        var (owner, latest) = ((NetworkAddress?)null, 0L);
        foreach (var other in others)
        {
            if (other.IsAlive && _acquired.TryGetValue((other.Name, router), out var number) && number > latest)
                (owner, latest) = (SourceOf(other.Name, router), number);
        }

        return owner;
    }

    private RouterReport? ReportOf(string member, string router)
    {
        foreach (var report in _told.GetValueOrDefault(member, []))
            if (report.Router == router)
                return report;
        return null;
    }
}
