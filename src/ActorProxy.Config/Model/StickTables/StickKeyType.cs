namespace ActorProxy.Config.Model.StickTables;

/// <summary>What a stick table's keys are. The numbers are those of HAProxy's peers protocol.</summary>
public enum StickKeyType
{
    Integer = 2,
    IPv4 = 4,
    IPv6 = 5,
    String = 6,
    Binary = 7,
}
