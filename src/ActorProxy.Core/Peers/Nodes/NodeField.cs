using System.Collections.Immutable;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>One value of a node's update, and where it stands in the local table.</summary>
/// <param name="Place">Not stored for what the local table lacks: it is passed over. Never sums: each node's part is told apart.</param>
/// <param name="IsMeasure">In an aggregated table each node has one of its own.</param>
/// <param name="IsGauge">Tells of the process that counts, and does not outlive it.</param>
internal readonly record struct NodeField(StickDataKind Kind, StickField Place, bool IsMeasure, bool IsGauge)
{
    /// <summary>The values of an update in their order on the wire.</summary>
    public static ImmutableArray<NodeField> Of(PeerTableDefinition definition, StickLayout layout)
    {
        var fields = ImmutableArray.CreateBuilder<NodeField>();
        foreach (var field in definition.Fields)
        {
            var info = StickDataInfo.Of(field.Type);
            for (var i = 0; i < field.Count; i++)
                fields.Add(new NodeField(field.Kind, layout.Field(field.Type, i) with { Sums = StickSums.None }, !info.IsAsIs, info.IsLocal));
        }

        return fields.ToImmutable();
    }
}
