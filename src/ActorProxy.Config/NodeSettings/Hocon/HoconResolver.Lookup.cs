using System.Collections.Immutable;
using ActorProxy.Config.NodeSettings.Hocon.Tree;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Substitutions: finding what a path stands for, without resolving what lies beside it.</summary>
internal sealed partial class HoconResolver
{
    private HoconValue? Substitution(SubstitutionNode node)
    {
        if (node.IsResolved) return node.Resolved;
        if (node.IsBeingResolved)
        {
            _hidden++;
            return null;
        }
        var hidden = _hidden;
        node.IsBeingResolved = true;
        var value = Find(node);
        node.IsBeingResolved = false;
        node.IsResolved = true;
        node.Resolved = value;
        if (value is null && !node.IsOptional)
        {
            var path = HoconPaths.Render(node.Path);
            if (hidden != _hidden) findings.Add(node.Position, $"${{{path}}} comes back to itself, and nothing was set before it", $"set {path} before, or write ${{?{path}}} if it may be missing");
            else findings.Add(node.Position, $"${{{path}}} is set nowhere, neither here nor in the environment", $"set it, or write ${{?{path}}} if it may be missing");
        }
        return value;
    }

    /// <summary>Looks from the root of the file in which the substitution stands, then from those that include it, then in the environment.</summary>
    private HoconValue? Find(SubstitutionNode node)
    {
        for (var scope = node.Scope; scope is not null; scope = scope.Parent)
        {
            if (scope.Root is not { } prefix) continue;
            if (scope.Parent is not null && prefix.IsEmpty) continue;
            if (Lookup(prefix.AddRange(node.Path)) is { } value) return value;
        }
        var name = string.Join('.', node.Path);
        if (node.IsList) return ListVariable(node, name);
        return context.FindVariable(name) is { } text ? new HoconScalar(node.Position, HoconScalarKind.Text, text) : null;
    }

    /// <summary>The list of <c>NAME_0</c>, <c>NAME_1</c> and so on, up to the first that is missing.</summary>
    private HoconArray? ListVariable(SubstitutionNode node, string name)
    {
        var items = ImmutableArray.CreateBuilder<HoconValue>();
        while (items.Count < _limits.ArrayItems && context.FindVariable($"{name}_{items.Count}") is { } text)
            items.Add(new HoconScalar(node.Position, HoconScalarKind.Text, text));
        return items.Count > 0 ? new HoconArray(node.Position, items.ToImmutable()) : null;
    }

    private HoconValue? Lookup(ImmutableArray<string> path)
    {
        if (root is not ObjectNode fields || fields.Find(path[0]) is not { } cell) return null;
        var found = new List<HoconValue>();
        Collect(cell, path.AsSpan()[1..], found);
        return MergeFromBelow(found);
    }

    /// <summary>Collects what definitions say about a path below a key, from the last to the first; false when what lies before is hidden.</summary>
    private bool Collect(FieldCell cell, ReadOnlySpan<string> rest, List<HoconValue> found)
    {
        var visible = cell.Visible;
        if (visible < cell.Definitions.Count) _hidden++;
        for (var i = visible - 1; i >= 0; i--)
        {
            Spend(1, cell.KeyPosition);
            if (++_nesting > _limits.Chain) findings.End(cell.KeyPosition, $"more than {_limits.Chain} substitutions and values depend on one another in a chain");
            var goesOn = rest.IsEmpty ? Take(cell.Definitions[i], Definition(cell, i), found) : CollectIn(cell, i, cell.Definitions[i], rest, found);
            _nesting--;
            if (!goesOn) return false;
        }
        return true;
    }

    private bool CollectIn(FieldCell cell, int index, SyntaxNode node, ReadOnlySpan<string> rest, List<HoconValue> found)
    {
        switch (node)
        {
            case ObjectNode fields:
                return fields.Find(rest[0]) is not { } inner || Collect(inner, rest[1..], found);
            case SubstitutionNode:
                return Descend(LookingBack(cell, index, node), rest, found);
            case ConcatenationNode concatenation when CanBeObject(concatenation):
                for (var i = concatenation.Parts.Count - 1; i >= 0; i--)
                {
                    var part = concatenation.Parts[i];
                    if (part is not ScalarNode && !CollectIn(cell, index, part, rest, found)) return false;
                }
                return true;
            default:
                return false;
        }
    }

    private static bool CanBeObject(ConcatenationNode node)
    {
        foreach (var part in node.Parts)
        {
            if (part is not (ObjectNode or SubstitutionNode or ScalarNode { IsBlank: true })) return false;
        }
        return true;
    }

    private static bool Descend(HoconValue? value, ReadOnlySpan<string> rest, List<HoconValue> found)
    {
        if (value is null) return true;
        foreach (var key in rest)
        {
            if (value is not HoconObject fields) return false;
            if (fields.Find(key) is not { } field) return true;
            value = field.Value;
        }
        found.Add(value);
        return value is HoconObject;
    }

    /// <summary>Takes one more definition's value; false when those before it don't count.</summary>
    private static bool Take(SyntaxNode node, HoconValue? value, List<HoconValue> found)
    {
        if (value is null)
        {
            // An object or array is undefined only while it is being resolved: it contains itself, and does not look back.
            if (node is not (ObjectNode or ArrayNode)) return true;
            found.Clear();
            return false;
        }
        found.Add(value);
        return value is HoconObject;
    }
}
