namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>What a value that is neither object nor array was written as.</summary>
public enum HoconScalarKind
{
    Text,
    Number,
    Boolean,
    Null,
}
