using System.Buffers.Binary;
using ActorProxy.Core.Hashing;

namespace ActorProxy.Core.StickTables.Agreement;

/// <summary>Chooses the node that is asked before a new key of a table is bound: rendezvous hashing over the members.</summary>
/// <remarks>Every node computes the same of the same members; a member that leaves changes the owner of its own keys only.</remarks>
public static class KeyOwner
{
    /// <summary>The owner among <paramref name="members"/>, which are <see cref="NodeNumber"/>s in any order; 0 of none.</summary>
    /// <param name="table">As peers call it.</param>
    public static uint Of(ReadOnlySpan<byte> key, ulong table, ReadOnlySpan<uint> members)
    {
        // Long keys first become a number: the members would each hash all of it.
        var hash = XxHash64.Compute(key, table);
        Span<byte> both = stackalloc byte[12];
        BinaryPrimitives.WriteUInt64LittleEndian(both, hash);
        var (best, owner) = (0UL, 0U);
        foreach (var member in members)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(both[8..], member);
            var score = XxHash64.Compute(both, table);
            if (owner != 0 && (score < best || (score == best && member > owner)))
                continue;
            (best, owner) = (score, member);
        }

        return owner;
    }

    /// <summary>The number that stands for a table in <see cref="Of"/>.</summary>
    public static ulong TableNumber(string wireName) => XxHash64.Compute(System.Text.Encoding.UTF8.GetBytes(wireName), 0);
}
