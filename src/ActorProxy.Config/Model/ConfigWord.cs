using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.Model;

/// <summary>A word of a line that is compiled later: an expression, a condition, an action's argument.</summary>
public sealed record ConfigWord(string Text, SourcePosition Position)
{
    public override string ToString() => Text;
}
