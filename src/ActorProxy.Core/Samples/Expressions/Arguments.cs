using ActorProxy.Core.Samples.Proxies;
using ActorProxy.Core.Samples.Variables;
using ActorProxy.Core.StickTables;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>The arguments of one fetch or converter in one expression. Immutable once compiled; shared by all who evaluate it.</summary>
public sealed class Arguments(IReadOnlyList<Argument?> items)
{
    public static Arguments None { get; } = new([]);

    /// <summary>Arguments given, those left out in between included.</summary>
    public int Count => items.Count;

    /// <summary>Null when the argument was left out.</summary>
    public Argument? this[int index] => index < items.Count ? items[index] : null;

    /// <summary>What the definition made of the arguments when it was compiled: a parsed path, a cipher, a table.</summary>
    public object? Prepared { get; set; }

    public bool Has(int index) => this[index] is not null;

    /// <summary>The number of an argument, or a default when it was left out.</summary>
    public long Number(int index, long otherwise = 0) => this[index]?.Number ?? otherwise;

    public ReadOnlySpan<byte> Bytes(int index) => this[index] is { } argument ? argument.Bytes.Span : default;

    public string Text(int index, string otherwise = "") => this[index]?.Text ?? otherwise;

    /// <summary>The variable that an argument of kind <see cref="ArgumentKind.Variable"/> names; null when it is a number.</summary>
    public VariableName? Variable(int index) => this[index]?.Value as VariableName;

    public FrontendFacts? Frontend(int index) => this[index]?.Value as FrontendFacts;

    public BackendFacts? Backend(int index) => this[index]?.Value as BackendFacts;

    /// <summary>The table that an argument names, as it is now.</summary>
    public StickTable? Table(int index) => (this[index]?.Value as StickTable)?.Latest;

    public ServerFacts? Server(int index) => this[index]?.Value as ServerFacts;
}
