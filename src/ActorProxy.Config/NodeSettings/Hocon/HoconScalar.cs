using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>A string, number, boolean or null.</summary>
/// <remarks>A number stays the text that was written: <c>1e5</c> in a concatenation is <c>1e5</c>.</remarks>
public sealed class HoconScalar(SourcePosition position, HoconScalarKind kind, string text) : HoconValue(position, [], isContainer: false)
{
    public HoconScalarKind Kind { get; } = kind;

    public string Text { get; } = text;

    public override string KindText => Kind switch
    {
        HoconScalarKind.Number => "a number",
        HoconScalarKind.Boolean => "a boolean",
        HoconScalarKind.Null => "null",
        _ => "a string",
    };
}
