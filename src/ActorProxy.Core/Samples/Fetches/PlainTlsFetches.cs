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
        No("ssl_bc", SamplePlaces.ServerSide),
        Nothing("ssl_bc_alg_keysize", SampleType.SInt, SamplePlaces.ServerSide),
        Nothing("ssl_bc_alpn", SampleType.Str, SamplePlaces.ServerSide),
        Nothing("ssl_bc_cipher", SampleType.Str, SamplePlaces.ServerSide),
        Nothing("ssl_bc_client_early_traffic_secret", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_bc_client_handshake_traffic_secret", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_bc_client_random", SampleType.Bin, SamplePlaces.ServerSide),
        Nothing("ssl_bc_client_traffic_secret_0", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_bc_curve", SampleType.Str, SamplePlaces.ServerSide),
        Nothing("ssl_bc_early_exporter_secret", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_bc_err", SampleType.SInt, SamplePlaces.ServerSide),
        Nothing("ssl_bc_err_str", SampleType.Str, SamplePlaces.ServerSide),
        Nothing("ssl_bc_exporter_secret", SampleType.Str, SamplePlaces.Session),
        No("ssl_bc_is_resumed", SamplePlaces.ServerSide),
        Nothing("ssl_bc_npn", SampleType.Str, SamplePlaces.ServerSide),
        Nothing("ssl_bc_protocol", SampleType.Str, SamplePlaces.ServerSide),
        Nothing("ssl_bc_server_handshake_traffic_secret", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_bc_server_random", SampleType.Bin, SamplePlaces.ServerSide),
        Nothing("ssl_bc_server_traffic_secret_0", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_bc_session_id", SampleType.Bin, SamplePlaces.ServerSide),
        Nothing("ssl_bc_session_key", SampleType.Bin, SamplePlaces.ServerSide),
        Nothing("ssl_bc_sni", SampleType.Str, SamplePlaces.ServerSide),
        Nothing("ssl_bc_unique_id", SampleType.Bin, SamplePlaces.ServerSide),
        Nothing("ssl_bc_use_keysize", SampleType.SInt, SamplePlaces.ServerSide),
        Nothing("ssl_c_ca_err", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_c_ca_err_depth", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_c_chain_der", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_c_der", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_c_err", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_c_i_dn", SampleType.Str, SamplePlaces.Session, NamePart),
        Nothing("ssl_c_key_alg", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_c_notafter", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_c_notbefore", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_c_policies", SampleType.Str, SamplePlaces.Session, Name),
        Nothing("ssl_c_r_dn", SampleType.Str, SamplePlaces.Session, NamePart),
        Nothing("ssl_c_s_dn", SampleType.Str, SamplePlaces.Session, NamePart),
        Nothing("ssl_c_san", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_c_serial", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_c_sha1", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_c_sig_alg", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_c_used", SampleType.Bool, SamplePlaces.Session),
        Nothing("ssl_c_verify", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_c_version", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_f_der", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_f_i_dn", SampleType.Str, SamplePlaces.Session, NamePart),
        Nothing("ssl_f_key_alg", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_f_notafter", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_f_notbefore", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_f_s_dn", SampleType.Str, SamplePlaces.Session, NamePart),
        Nothing("ssl_f_serial", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_f_sha1", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_f_sig_alg", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_f_version", SampleType.SInt, SamplePlaces.Session),
        No("ssl_fc", SamplePlaces.Session),
        Nothing("ssl_fc_alg_keysize", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_fc_alpn", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_cipher", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_cipherlist_bin", SampleType.Str, SamplePlaces.Session, Number),
        Nothing("ssl_fc_cipherlist_hex", SampleType.Bin, SamplePlaces.Session, Number),
        Nothing("ssl_fc_cipherlist_str", SampleType.Str, SamplePlaces.Session, Number),
        Nothing("ssl_fc_cipherlist_xxh", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_fc_client_early_traffic_secret", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_client_handshake_traffic_secret", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_client_random", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_fc_client_traffic_secret_0", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_crtname", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_curve", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_early_exporter_secret", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_early_rcvd", SampleType.Bool, SamplePlaces.Session),
        Nothing("ssl_fc_ecformats_bin", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_eclist_bin", SampleType.Str, SamplePlaces.Session, Number),
        Nothing("ssl_fc_err", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_fc_err_str", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_exporter_secret", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_extlist_bin", SampleType.Str, SamplePlaces.Session, Number),
        Nothing("ssl_fc_has_crt", SampleType.Bool, SamplePlaces.Session),
        Nothing("ssl_fc_has_early", SampleType.Bool, SamplePlaces.Session),
        No("ssl_fc_has_sni", SamplePlaces.Session),
        No("ssl_fc_is_resumed", SamplePlaces.Session),
        Nothing("ssl_fc_npn", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_protocol", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_protocol_hello_id", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_fc_server_handshake_traffic_secret", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_server_random", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_fc_server_traffic_secret_0", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_session_id", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_fc_session_key", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_fc_sigalgs_bin", SampleType.Bin, SamplePlaces.Session, Number),
        Nothing("ssl_fc_sni", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_fc_supported_versions_bin", SampleType.Bin, SamplePlaces.Session, Number),
        Nothing("ssl_fc_unique_id", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_fc_use_keysize", SampleType.SInt, SamplePlaces.Session),
        Nothing("ssl_s_chain_der", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_s_der", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_s_i_dn", SampleType.Str, SamplePlaces.Session, NamePart),
        Nothing("ssl_s_key_alg", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_s_notafter", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_s_notbefore", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_s_s_dn", SampleType.Str, SamplePlaces.Session, NamePart),
        Nothing("ssl_s_serial", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_s_sha1", SampleType.Bin, SamplePlaces.Session),
        Nothing("ssl_s_sig_alg", SampleType.Str, SamplePlaces.Session),
        Nothing("ssl_s_version", SampleType.SInt, SamplePlaces.Session),
    ];

    private static FetchDefinition No(string name, SamplePlaces places) => new(name, SampleType.Bool, places, static (context, _, ref sample) =>
    {
        sample.SetBool(false);
        return context.Client is not null;
    });

    private static FetchDefinition Nothing(string name, SampleType type, SamplePlaces places, ArgumentSpec? arguments = null) => new(name, type, places, static (_, _, ref _) => false)
    {
        Arguments = arguments ?? ArgumentSpec.None,
        Prepare = arguments == NamePart ? PrepareFormat : null,
    };

    // RFC 2253's way to write a name is the only other one.
    private static string? PrepareFormat(Arguments arguments, CompilationScope scope) =>
        arguments.Text(2) is "" or "rfc2253" ? null : $"'{arguments.Text(2)}' is not 'rfc2253'";
}
