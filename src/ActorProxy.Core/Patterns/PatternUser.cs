using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Patterns;

/// <summary>One use of a reference: an ACL, or a map in an expression.</summary>
/// <param name="Outputs">What it takes of the values; none in an ACL.</param>
public sealed record PatternUser(PatternSet Set, PatternOutputs Outputs)
{
    /// <summary>As the runtime API calls its match method.</summary>
    public string MethodName => Outputs == PatternOutputs.Groups ? "regm" : MatchMethods.NameOf(Set.Kind.Method);

    /// <summary>The type's name of a value as it is used here.</summary>
    public string TypeNameOf(PatternValue value) => TypeNames.Short(Outputs switch
    {
        PatternOutputs.Number => SampleType.SInt,
        PatternOutputs.Address when value.Address.Family == Addresses.AddressFamilyKind.IPv6 => SampleType.IPv6,
        PatternOutputs.Address => SampleType.IPv4,
        _ => SampleType.Str,
    });
}
