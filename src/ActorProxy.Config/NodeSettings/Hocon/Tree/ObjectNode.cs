using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>An object as written, with all that its keys were set to.</summary>
internal sealed class ObjectNode(SourcePosition position) : SyntaxNode(position)
{
    private readonly Dictionary<string, FieldCell> _index = new(StringComparer.Ordinal);
    private readonly List<FieldCell> _cells = [];

    public IReadOnlyList<FieldCell> Cells => _cells;

    /// <summary>What it came to, once that is sure.</summary>
    public HoconObject? Resolved { get; set; }

    public bool IsBeingResolved { get; set; }

    public FieldCell? Find(string key) => _index.GetValueOrDefault(key);

    /// <summary>The key's cell, made when it is new.</summary>
    public FieldCell Cell(string key, SourcePosition keyPosition)
    {
        if (!_index.TryGetValue(key, out var cell))
        {
            _index[key] = cell = new FieldCell(key, keyPosition);
            _cells.Add(cell);
        }
        cell.KeyPosition = keyPosition;
        return cell;
    }

    /// <summary>The object in which a longer path goes on.</summary>
    public ObjectNode Inner(string key, SourcePosition keyPosition)
    {
        var cell = Cell(key, keyPosition);
        if (cell.Definitions is [.., ObjectNode last]) return last;
        var inner = new ObjectNode(keyPosition);
        cell.Definitions.Add(inner);
        return inner;
    }

    /// <summary>Takes over all definitions of another one, behind its own.</summary>
    public void Absorb(ObjectNode other)
    {
        foreach (var from in other._cells)
        {
            var cell = Cell(from.Key, from.KeyPosition);
            foreach (var definition in from.Definitions) cell.Add(definition);
        }
    }
}
