namespace ActorProxy.Config.Model;

/// <summary>What a session of the runtime API may do: see the least, see all and reset, or change everything.</summary>
public enum AdminLevel
{
    User,
    Operator,
    Admin,
}
