using ActorProxy.Config.NodeSettings.Hocon.Tree;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Values in a row.</summary>
internal sealed partial class HoconResolver
{
    /// <summary>Joins what stands in a row; null when all of it is substitutions that are undefined.</summary>
    /// <param name="cell">Whose definition it is; null in an array.</param>
    /// <remarks>Its substitutions look back. What stands inside of an object or array in it does not: that refers to other fields.</remarks>
    private HoconValue? Concatenation(ConcatenationNode node, FieldCell? cell, int index)
    {
        var parts = new List<JoinedPart>(node.Parts.Count);
        var isUndefined = false;
        foreach (var part in node.Parts)
        {
            var value = part is SubstitutionNode ? LookingBack(cell, index, part) : Value(part);
            if (value is null)
            {
                // An object or array that is being resolved: a cycle, which no other part makes good.
                if (part is not SubstitutionNode) return null;
                isUndefined = true;
                continue;
            }
            Spend(value.Weight, part.Position);
            parts.Add(new JoinedPart(value, part is ScalarNode { IsBlank: true }));
        }
        if (isUndefined && parts.TrueForAll(static p => p.IsBlank)) return null;
        return HoconJoining.Join(node.Position, parts, findings, _limits);
    }
}
