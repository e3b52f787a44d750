using ActorProxy.Core.Addresses;
using ActorProxy.Core.Membership;

namespace ActorProxy.Tests.Core.Membership;

/// <summary>One process of a node in a <see cref="SimulatedCluster"/>: its table, its sessions, and whether it runs.</summary>
internal sealed class SimulatedNode(int number, long incarnation, MemberTimes times, long nowMs)
{
    public string Name { get; } = NameOf(number);

    public int Number { get; } = number;

    public MemberTable Table { get; } = new(NameOf(number), AddressOf(number), incarnation, times, nowMs);

    /// <summary>By the other's name.</summary>
    public Dictionary<string, SimulatedSession> Sessions { get; } = [];

    public Dictionary<string, long> NextDialMs { get; } = [];

    public Dictionary<int, long> NextSeedMs { get; } = [];

    public bool IsEnded { get; set; }

    public bool IsPaused { get; set; }

    public bool HasLeft => Table.Self.State == MemberState.Left;

    /// <summary>What came while it was paused, in its order.</summary>
    public Queue<Action> Waiting { get; } = [];

    public long DueMs { get; set; }

    public static string NameOf(int number) => $"n{number}";

    public static NetworkAddress AddressOf(int number) => NetworkAddress.IPv4(0x7f000001 + (uint)number, 10700);

    /// <summary>Now, or when it goes on; never once it has ended.</summary>
    public void Do(Action work)
    {
        if (IsEnded)
            return;
        if (IsPaused)
            Waiting.Enqueue(() => Do(work));
        else
            work();
    }
}
