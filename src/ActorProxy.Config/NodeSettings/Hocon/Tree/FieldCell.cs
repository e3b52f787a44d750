using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon.Tree;

/// <summary>All that a document says about one key of one object, in the order in which it says it.</summary>
internal sealed class FieldCell(string key, SourcePosition keyPosition)
{
    public string Key { get; } = key;

    public SourcePosition KeyPosition { get; set; } = keyPosition;

    /// <summary>Later ones win, or are merged when both are objects.</summary>
    public List<SyntaxNode> Definitions { get; } = [];

    /// <summary>
    /// While a definition that holds substitutions is being resolved, this is its index: it and what overrides it are not
    /// there for its own substitutions, which so look back at the values before it.
    /// </summary>
    public int Limit { get; set; } = int.MaxValue;

    /// <summary>How many definitions can be seen now.</summary>
    public int Visible => Math.Min(Limit, Definitions.Count);

    /// <summary>Adds a definition; an object behind an object becomes part of it, and of several <c>+=</c> in a row one is made.</summary>
    public void Add(SyntaxNode value)
    {
        if (value is ObjectNode added && Definitions is [.., ObjectNode last]) last.Absorb(added);
        else if (AppendedBy(value) is { } more && Definitions is [.., var before] && AppendedBy(before) is { } appended) appended.Extend(more);
        else Definitions.Add(value);
    }

    private static ArrayNode? AppendedBy(SyntaxNode node) => node switch
    {
        ConcatenationNode concatenation => concatenation.Appended,
        AppendNode append => append.Added,
        _ => null,
    };
}
