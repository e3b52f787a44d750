namespace ActorProxy.Config.Syntax;

/// <summary>A condition that can't be read: what was expected, and at which character of it.</summary>
internal sealed class ConditionException(string message, int offset) : Exception(message)
{
    public int Offset => offset;
}
