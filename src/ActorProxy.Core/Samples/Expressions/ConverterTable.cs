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
        Base2Converters.All,
        Base64Converters.All,
        CaptureConverters.All,
        CaseConverters.All,
        CipherConverters.All,
        ComparisonConverters.All,
        ConcatConverters.All,
        DateConverters.All,
        DigestConverters.All,
        EndianConverters.All,
        FieldConverters.All,
        FixConverters.All,
        ForwardedConverters.All,
        HashConverters.All,
        HexConverters.All,
        HostConverters.All,
        ItemConverters.All,
        JsonConverters.All,
        JsonQueryConverters.All,
        JweConverters.All,
        JwtConverters.All,
        LanguageConverters.All,
        MapConverters.All,
        MaskConverters.All,
        MqttConverters.All,
        PacketConverters.All,
        ParameterConverters.All,
        ProtobufConverters.All,
        ProxyConverters.All,
        RegexConverters.All,
        ReversalConverters.All,
        SliceConverters.All,
        UrlConverters.All,
        TableConverters.All,
        VariableConverters.All,
        VerificationConverters.All,
        WhenConverters.All);
}
