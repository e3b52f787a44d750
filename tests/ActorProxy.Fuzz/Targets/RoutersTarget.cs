using System.Collections.Immutable;
using ActorProxy.Core.Peers;
using ActorProxy.Core.Peers.Nodes;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Fuzz.Targets;

/// <summary>The payload in which a node tells how its virtual routers are, and what another node makes of it.</summary>
internal sealed class RoutersTarget : IFuzzTarget
{
    private static readonly ImmutableArray<RouterMember> Members = [new("a", true), new("b", true), new("c", false)];

    public string Name => "routers";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Fuzz/Corpus/routers"];

    public void Run(ReadOnlySpan<byte> input)
    {
        if (!NodeRouters.TryRead(input, out var reports))
            return;
        WriteAgain(reports);
        var own = reports.DistinctBy(static one => one.Router).Select(static one => one with { IsMaster = false, CanHold = true, Priority = 100 }).ToImmutableArray();
        var cluster = new ClusterRouters("a");
        cluster.Take(Members);
        cluster.Take("a", own);
        cluster.Take("b", reports);
        var roles = cluster.Roles();
        if (roles.Count != own.Length || roles.Values.Any(static one => one.SpreadPriority is 0 or > 254))
            throw new InvalidOperationException($"{roles.Count} roles of {own.Length} routers");
    }

    /// <summary>What was read is written so that it is read alike; names that are no UTF-8 become others, which may be too long.</summary>
    private static void WriteAgain(ImmutableArray<RouterReport> reports)
    {
        if (reports.Any(static one => one.Router.Contains('\ufffd', StringComparison.Ordinal)))
            return;
        if (PeerFrame.TryRead(NodeRouters.Write(reports), out var frame, out _) != PeerReadResult.Found || !NodeRouters.TryRead(frame.Payload, out var again) || !again.SequenceEqual(reports))
            throw new InvalidOperationException($"{reports.Length} reports can't be read again");
    }
}
