using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Ends the reading of one field whose syntax is wrong; reading goes on behind it.</summary>
internal sealed class HoconException(SourcePosition position, string message, string? hint = null) : Exception(message)
{
    public SourcePosition Position { get; } = position;

    public string? Hint { get; } = hint;
}
