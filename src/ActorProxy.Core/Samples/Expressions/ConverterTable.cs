using ActorProxy.Config.Keywords;
using ActorProxy.Core.Maps;
using ActorProxy.Core.Samples.Converters;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Every converter that works.</summary>
public static class ConverterTable
{
    public static readonly KeywordFamilies<ConverterDefinition> Table = new(
        static one => one.Name,
        new("add sub mul div mod and or xor neg cpl bool not odd even", static () => ArithmeticConverters.All),
        new("base2", static () => Base2Converters.All),
        new("base64 ub64enc b64dec ub64dec", static () => Base64Converters.All),
        new("capture-req capture-res", static () => CaptureConverters.All),
        new("lower upper", static () => CaseConverters.All),
        new("aes_gcm_dec aes_gcm_enc aes_cbc_dec aes_cbc_enc", static () => CipherConverters.All),
        new("strcmp secure_memcmp iif", static () => ComparisonConverters.All),
        new("concat", static () => ConcatConverters.All),
        new("utime ltime ms_utime ms_ltime us_utime us_ltime http_date date", static () => DateConverters.All),
        new("sha1 sha2 digest hmac", static () => DigestConverters.All),
        new("htonl be2dec le2dec be2hex", static () => EndianConverters.All),
        new("field word", static () => FieldConverters.All),
        new("fix_is_valid fix_tag_value", static () => FixConverters.All),
        new("rfc7239_is_valid rfc7239_field rfc7239_n2nn rfc7239_n2np rfc7239_nn rfc7239_np", static () => ForwardedConverters.All),
        new("crc32 crc32c djb2 sdbm wt6 xxh32 xxh64 xxh3", static () => HashConverters.All),
        new("hex hex2i", static () => HexConverters.All),
        new("host_only port_only", static () => HostConverters.All),
        new("add_item", static () => ItemConverters.All),
        new("json", static () => JsonConverters.All),
        new("json_query", static () => JsonQueryConverters.All),
        new("jwt_decrypt_secret jwt_decrypt_jwk", static () => JweConverters.All),
        new("jwt_header_query jwt_payload_query jwt_verify", static () => JwtConverters.All),
        new("language", static () => LanguageConverters.All),
        new("map map_*", static () => MapConverters.All),
        new("ipmask", static () => MaskConverters.All),
        new("mqtt_is_valid mqtt_field_value", static () => MqttConverters.All),
        new(
            "eth.data eth.hdr eth.dst eth.src eth.proto eth.vlan ip.data ip.hdr ip.df ip.proto ip.tos ip.ttl ip.src ip.dst ip.ver ip.fp tcp.src tcp.dst "
            + "tcp.seq tcp.flags tcp.win tcp.options.mss tcp.options.sack tcp.options.tsopt tcp.options.tsval tcp.options.wscale tcp.options.wsopt "
            + "tcp.options_list",
            static () => PacketConverters.All),
        new("param", static () => ParameterConverters.All),
        new("protobuf ungrpc", static () => ProtobufConverters.All),
        new("fe_exists nbsrv srv_is_up srv_queue", static () => ProxyConverters.All),
        new("regsub", static () => RegexConverters.All),
        new("reverse reverse_dom", static () => ReversalConverters.All),
        new("length bytes ltrim rtrim cut_crlf", static () => SliceConverters.All),
        new("url_dec url_enc", static () => UrlConverters.All),
        new("in_table table_*", static () => TableConverters.All),
        new("set-var unset-var", static () => VariableConverters.All),
        new("x509_v_err_str", static () => VerificationConverters.All),
        new("when", static () => WhenConverters.All));
}
