using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings.Hocon.Tree;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Turns a tree into values: merges what a key was set to, and puts in what substitutions stand for.</summary>
/// <remarks>
/// A substitution sees the final value of its path. While a definition that holds substitutions is resolved, it and what overrides it
/// are hidden (<see cref="FieldCell.Limit"/>): a reference that comes back to it finds the values before it, and a cycle finds none.
/// </remarks>
internal sealed partial class HoconResolver(SyntaxNode root, HoconContext context, HoconFindings findings)
{
    private readonly HoconLimits _limits = context.Limits;
    private int _steps;
    private int _nesting;

    /// <summary>How often something was not seen because it is being resolved: what was found meanwhile holds for its asker only.</summary>
    private int _hidden;

    public HoconValue? Resolve() => Value(root);

    /// <summary>The node's value, or null when it is undefined.</summary>
    private HoconValue? Value(SyntaxNode node)
    {
        Spend(1, node.Position);
        if (++_nesting > _limits.Chain) findings.End(node.Position, $"more than {_limits.Chain} substitutions and values depend on one another in a chain");
        var value = node switch
        {
            ScalarNode scalar => scalar.Value,
            ObjectNode fields => Object(fields),
            ArrayNode items => Array(items),
            SubstitutionNode substitution => Substitution(substitution),
            ConcatenationNode concatenation => Concatenation(concatenation, null, 0),
            _ => throw new InvalidOperationException($"a {node.GetType().Name} is no value of its own"),
        };
        _nesting--;
        if (value is { Depth: var depth } && depth > _limits.Depth) findings.End(node.Position, $"substitutions nest objects and arrays more than {_limits.Depth} deep here");
        return value;
    }

    /// <summary>Counts work, so that substitutions that multiply each other end in a message.</summary>
    private void Spend(int steps, SourcePosition at)
    {
        _steps += steps;
        if (_steps > _limits.Steps) findings.End(at, "this document takes too long to resolve: its substitutions multiply each other");
    }

    private HoconObject? Object(ObjectNode node)
    {
        if (node.Resolved is { } known) return known;
        if (node.IsBeingResolved)
        {
            _hidden++;
            return null;
        }
        var hidden = _hidden;
        node.IsBeingResolved = true;
        var fields = ImmutableArray.CreateBuilder<HoconField>(node.Cells.Count);
        foreach (var cell in node.Cells)
        {
            if (Merged(cell) is { } value) fields.Add(new HoconField(cell.Key, cell.KeyPosition, value));
        }
        node.IsBeingResolved = false;
        var result = new HoconObject(node.Position, fields.DrainToImmutable());
        if (hidden == _hidden) node.Resolved = result;
        return result;
    }

    private HoconArray? Array(ArrayNode node)
    {
        if (node.Resolved is { } known) return known;
        if (node.IsBeingResolved)
        {
            _hidden++;
            return null;
        }
        var hidden = _hidden;
        node.IsBeingResolved = true;
        var items = ImmutableArray.CreateBuilder<HoconValue>(node.Items.Count);
        foreach (var item in node.Items)
        {
            if (Value(item) is { } value) items.Add(value);
        }
        node.IsBeingResolved = false;
        var result = new HoconArray(node.Position, items.DrainToImmutable());
        if (hidden == _hidden) node.Resolved = result;
        return result;
    }

    /// <summary>What all definitions of a key come to.</summary>
    private HoconValue? Merged(FieldCell cell) => Merged(cell, cell.Visible);

    /// <summary>What the first definitions of a key come to. Those below a value that is no object are never looked at.</summary>
    private HoconValue? Merged(FieldCell cell, int count)
    {
        if (count < cell.Definitions.Count) _hidden++;
        var found = new List<HoconValue>();
        for (var i = count - 1; i >= 0; i--)
        {
            if (!Take(cell.Definitions[i], Definition(cell, i), found)) break;
        }
        return MergeFromBelow(found);
    }

    /// <param name="found">The topmost first; all but the last are objects.</param>
    private HoconValue? MergeFromBelow(List<HoconValue> found)
    {
        if (found.Count == 0) return null;
        if (found.Count > 1 && found[^1] is not HoconObject) found.RemoveAt(found.Count - 1);
        var value = found[^1];
        for (var i = found.Count - 2; i >= 0; i--)
        {
            Spend(value.Weight + found[i].Weight, found[i].Position);
            value = ((HoconObject)value).Under((HoconObject)found[i]);
        }
        return value;
    }

    private HoconValue? Definition(FieldCell cell, int index)
    {
        var node = cell.Definitions[index];
        return node switch
        {
            SubstitutionNode => LookingBack(cell, index, node),
            ConcatenationNode concatenation => Concatenation(concatenation, cell, index),
            AppendNode append => Appended(append, cell, index),
            _ => Value(node),
        };
    }

    /// <summary>The value of a substitution that stands in a definition.</summary>
    private HoconValue? LookingBack(FieldCell? cell, int index, SyntaxNode substitution)
    {
        if (cell is null) return Value(substitution);
        var before = cell.Limit;
        cell.Limit = Math.Min(before, index);
        var value = Value(substitution);
        cell.Limit = before;
        return value;
    }

    private HoconArray? Appended(AppendNode append, FieldCell cell, int index)
    {
        var before = cell.Limit;
        cell.Limit = Math.Min(before, index);
        var earlier = Merged(cell, cell.Visible);
        cell.Limit = before;
        if (Value(append.Added) is not HoconArray added) return null;
        return earlier is null ? added : HoconJoining.Arrays(append.Position, [earlier, added], findings, _limits);
    }
}
