using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Fetches;

/// <summary>What the fetches of TLS say of a connection without TLS, which every one is that this proxy makes or accepts (configuration.txt 7.3.4).</summary>
/// <remarks>A table of keywords: a few are false, all others have no value, as with HAProxy on a plain connection.</remarks>
internal static class PlainTlsFetches
{
    private static readonly ArgumentSpec Number = new(0, ArgumentKind.Integer);
    private static readonly ArgumentSpec Name = new(0, ArgumentKind.Text);
    private static readonly ArgumentSpec NamePart = new(0, ArgumentKind.Text, ArgumentKind.Integer, ArgumentKind.Text);

    public static readonly FetchDefinition[] All =
    [
        .. No(SamplePlaces.ServerSide,
            "ssl_bc ssl_bc_is_resumed"),
        .. Nothing(SampleType.SInt, SamplePlaces.ServerSide,
            "ssl_bc_alg_keysize ssl_bc_err ssl_bc_use_keysize"),
        .. Nothing(SampleType.Str, SamplePlaces.ServerSide,
            "ssl_bc_alpn ssl_bc_cipher ssl_bc_curve ssl_bc_err_str ssl_bc_npn ssl_bc_protocol ssl_bc_sni"),
        .. Nothing(SampleType.Str, SamplePlaces.Session,
            "ssl_bc_client_early_traffic_secret ssl_bc_client_handshake_traffic_secret ssl_bc_client_traffic_secret_0 "
            + "ssl_bc_early_exporter_secret ssl_bc_exporter_secret ssl_bc_server_handshake_traffic_secret ssl_bc_server_traffic_secret_0 "
            + "ssl_c_key_alg ssl_c_notafter ssl_c_notbefore ssl_c_san ssl_c_sig_alg ssl_f_key_alg ssl_f_notafter ssl_f_notbefore ssl_f_sig_alg "
            + "ssl_fc_alpn ssl_fc_cipher ssl_fc_client_early_traffic_secret ssl_fc_client_handshake_traffic_secret ssl_fc_client_traffic_secret_0 "
            + "ssl_fc_crtname ssl_fc_curve ssl_fc_early_exporter_secret ssl_fc_ecformats_bin ssl_fc_err_str ssl_fc_exporter_secret ssl_fc_npn "
            + "ssl_fc_protocol ssl_fc_server_handshake_traffic_secret ssl_fc_server_traffic_secret_0 ssl_fc_sni ssl_s_key_alg ssl_s_notafter "
            + "ssl_s_notbefore ssl_s_sig_alg"),
        .. Nothing(SampleType.Bin, SamplePlaces.ServerSide,
            "ssl_bc_client_random ssl_bc_server_random ssl_bc_session_id ssl_bc_session_key ssl_bc_unique_id"),
        .. Nothing(SampleType.SInt, SamplePlaces.Session,
            "ssl_c_ca_err ssl_c_ca_err_depth ssl_c_err ssl_c_verify ssl_c_version ssl_f_version ssl_fc_alg_keysize ssl_fc_cipherlist_xxh "
            + "ssl_fc_err ssl_fc_protocol_hello_id ssl_fc_use_keysize ssl_s_version"),
        .. Nothing(SampleType.Bin, SamplePlaces.Session,
            "ssl_c_chain_der ssl_c_der ssl_c_serial ssl_c_sha1 ssl_f_der ssl_f_serial ssl_f_sha1 ssl_fc_client_random ssl_fc_server_random "
            + "ssl_fc_session_id ssl_fc_session_key ssl_fc_unique_id ssl_s_chain_der ssl_s_der ssl_s_serial ssl_s_sha1"),
        .. Nothing(SampleType.Str, SamplePlaces.Session, NamePart,
            "ssl_c_i_dn ssl_c_r_dn ssl_c_s_dn ssl_f_i_dn ssl_f_s_dn ssl_s_i_dn ssl_s_s_dn"),
        .. Nothing(SampleType.Str, SamplePlaces.Session, Name,
            "ssl_c_policies"),
        .. Nothing(SampleType.Bool, SamplePlaces.Session,
            "ssl_c_used ssl_fc_early_rcvd ssl_fc_has_crt ssl_fc_has_early"),
        .. No(SamplePlaces.Session,
            "ssl_fc ssl_fc_has_sni ssl_fc_is_resumed"),
        .. Nothing(SampleType.Str, SamplePlaces.Session, Number,
            "ssl_fc_cipherlist_bin ssl_fc_cipherlist_str ssl_fc_eclist_bin ssl_fc_extlist_bin"),
        .. Nothing(SampleType.Bin, SamplePlaces.Session, Number,
            "ssl_fc_cipherlist_hex ssl_fc_sigalgs_bin ssl_fc_supported_versions_bin"),
    ];

    private static IEnumerable<FetchDefinition> No(SamplePlaces places, string names) => names.Split(' ').Select(name => new FetchDefinition(name, SampleType.Bool, places, static (context, _, ref sample) =>
    {
        sample.SetBool(false);
        return context.Client is not null;
    }));

    private static IEnumerable<FetchDefinition> Nothing(SampleType type, SamplePlaces places, string names) => Nothing(type, places, ArgumentSpec.None, names);

    private static IEnumerable<FetchDefinition> Nothing(SampleType type, SamplePlaces places, ArgumentSpec arguments, string names) =>
        names.Split(' ').Select(name => new FetchDefinition(name, type, places, static (_, _, ref _) => false)
        {
            Arguments = arguments,
            Prepare = arguments == NamePart ? PrepareFormat : null,
        });

    // RFC 2253's way to write a name is the only other one.
    private static string? PrepareFormat(Arguments arguments, CompilationScope scope) =>
        arguments.Text(2) is "" or "rfc2253" ? null : $"'{arguments.Text(2)}' is not 'rfc2253'";
}
