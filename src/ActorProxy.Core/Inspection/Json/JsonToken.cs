namespace ActorProxy.Core.Inspection.Json;

/// <summary>The kinds of JSON values (RFC 8259 3).</summary>
public enum JsonToken
{
    None,
    Text,
    Number,
    True,
    False,
    Null,
    Array,
    Object,
}
