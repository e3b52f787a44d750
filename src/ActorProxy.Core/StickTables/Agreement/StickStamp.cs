using System.Runtime.InteropServices;

namespace ActorProxy.Core.StickTables.Agreement;

/// <summary>When and by whom a key was bound to its server: what makes all nodes keep the same one of several.</summary>
/// <remarks>
/// The greater epoch wins: a stream that was sent to another server on purpose begins a new one. Within an epoch the first writer wins, which is the smaller
/// time, and of equal times the smaller node. This is a total order, so that any order of arrival, and any repetition, ends with the same on every node.
/// </remarks>
/// <param name="Epoch">From 1 on; 0 for a key that is bound to nothing.</param>
/// <param name="Node">See <see cref="NodeNumber"/>.</param>
/// <param name="Time">Of the writer's <see cref="HybridClock"/>.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct StickStamp(uint Epoch, uint Node, long Time)
{
    /// <summary>Bytes in an entry.</summary>
    public const int Bytes = 16;

    /// <summary>The key is bound.</summary>
    public bool IsSet => Epoch != 0;

    /// <summary>Whether a binding with this stamp replaces one with <paramref name="other"/>; false for the same one.</summary>
    public bool Beats(in StickStamp other)
    {
        if (Epoch != other.Epoch)
            return Epoch > other.Epoch;
        return Time != other.Time ? Time < other.Time : Node < other.Node;
    }
}
