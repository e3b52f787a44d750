using ActorProxy.Config.Keywords;
using ActorProxy.Core.Maps;
using ActorProxy.Core.Samples.Converters;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Every converter that works.</summary>
public static class ConverterTable
{
    public static readonly KeywordTable<ConverterDefinition> Table = new(
        static one => one.Name,
        ArithmeticConverters.All,
        Base64Converters.All,
        CaseConverters.All,
        CipherConverters.All,
        ComparisonConverters.All,
        ConcatConverters.All,
        DateConverters.All,
        DigestConverters.All,
        EndianConverters.All,
        FieldConverters.All,
        HashConverters.All,
        HexConverters.All,
        JsonConverters.All,
        LanguageConverters.All,
        MapConverters.All,
        MaskConverters.All,
        ProxyConverters.All,
        RegexConverters.All,
        ReversalConverters.All,
        SliceConverters.All,
        UrlConverters.All,
        ProxyConverters.All,
        Base2Converters.All,
        FixConverters.All,
        ForwardedConverters.All,
        HostConverters.All,
        ItemConverters.All,
        JsonQueryConverters.All,
        JwtConverters.All,
        MqttConverters.All,
        PacketConverters.All,
        ParameterConverters.All,
        ProtobufConverters.All,
        VariableConverters.All);
}
