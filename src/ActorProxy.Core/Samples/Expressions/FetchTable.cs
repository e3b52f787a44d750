using ActorProxy.Config.Keywords;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples.Fetches;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Every sample fetch that works.</summary>
public static class FetchTable
{
    public static readonly KeywordFamilies<FetchDefinition> Table = new(
        static one => one.Name,
        new("acl", static () => AclFetches.All),
        new("capture.req.hdr capture.res.hdr", static () => CaptureFetches.All),
        new("always_true always_false bool int str ipv4 ipv6 bin meth var", static () => ConstantFetches.All),
        new("act_conn cpu_usage_grp cpu_usage_proc cpu_usage_thr env hostname nbproc pid proc quic_enabled stopping tgroup thread", static () => ProcessFetches.All),
        new("accept_date date date_us request_date uptime", static () => DateFetches.All),
        new("rand uuid", static () => RandomFetches.All),
        new("fe_conn fe_req_rate fe_sess_rate cur_client_timeout dst_conn fe_client_timeout fe_id so_id fe_defbe fe_name so_name", static () => FrontendFetches.All),
        new(
            "avg_queue be_conn be_conn_free be_sess_rate connslots nbsrv queue be_connect_timeout be_max_retries be_queue_timeout be_server_timeout "
            + "be_tunnel_timeout cur_connect_timeout cur_max_retries cur_queue_timeout cur_server_timeout cur_tunnel_timeout be_id be_name",
            static () => BackendFetches.All),
        new("srv_conn srv_conn_free srv_iweight srv_queue srv_sess_rate srv_uweight srv_weight srv_is_up srv_id srv_name", static () => ServerFetches.All),
        new("sc_* sc0_* sc1_* sc2_*", static () => TrackedFetches.All),
        new("src_* table_*", static () => SourceTableFetches.All),
        new("src src_port dst dst_port fc_src fc_src_port fc_dst fc_dst_port dst_is_local fc_dst_is_local fc_src_is_local src_is_local", static () => ClientFetches.All),
        new("fc_err fc_err_str fc_nb_streams fc_pp_authority fc_pp_tlv fc_pp_unique_id fc_rcvd_proxy", static () => HandshakeFetches.All),
        new("bc_rtt bc_rttvar fc_rtt fc_rttvar fc_fackets fc_lost fc_reordering fc_retrans fc_sacked fc_unacked", static () => TcpInfoFetches.All),
        new("bc_dst bc_dst_port bc_src bc_src_port bc_be_queue bc_srv_queue bc_err bc_err_str bc_nb_streams bc_reused", static () => ServerConnectionFetches.All),
        new(
            "bytes_in bytes_out prio_class prio_offset req.bytes_in req.bytes_out res.bytes_in res.bytes_out txn.conn_retries txn.id32 "
            + "internal.strm.is_htx last_rule_file last_rule_line txn.redispatched txn.sess_term_state",
            static () => StreamFetches.All),
        new("fc.timer.handshake fc.timer.total bc.timer.connect req.timer.queue res.timer.data txn.timer.total txn.timer.user", static () => TimerFetches.All),
        new("ssl_*", static () => PlainTlsFetches.All),
        new("req.len req_len res.len req.payload res.payload payload req.payload_lv res.payload_lv payload_lv wait_end", static () => PayloadFetches.All),
        new(
            "req.ssl_sni req_ssl_sni req.ssl_alpn req.ssl_ec_ext req.ssl_st_ext req.ssl_cipherlist req.ssl_sigalgs req.ssl_supported_groups "
            + "req.ssl_keyshare_groups req.ssl_hello_type req_ssl_hello_type res.ssl_hello_type rep_ssl_hello_type req.ssl_ver req_ssl_ver",
            static () => TlsHelloFetches.All),
        new("req.rdp_cookie rdp_cookie req.rdp_cookie_cnt rdp_cookie_cnt", static () => RdpFetches.All),
        new("distcc_param distcc_body", static () => DistccFetches.All),
        new("method req.ver req_ver req.proto_http req_proto_http http_first_req", static () => HttpRequestLineFetches.All),
        new("url path pathq query url_ip url_port base baseq base32 base32+src url32 url32+src", static () => HttpTargetFetches.All),
        new("urlp url_param urlp_val", static () => HttpParameterFetches.All),
        new("hdr req.hdr req.fhdr hdr_cnt req.hdr_cnt req.fhdr_cnt hdr_ip req.hdr_ip hdr_val req.hdr_val", static () => HttpFieldFetches.All),
        new("req.hdr_names req.hdrs req.hdrs_bin", static () => HttpFieldListFetches.All),
        new("cook req.cook cookie cook_val req.cook_val cook_cnt req.cook_cnt req.cook_names", static () => HttpCookieFetches.All),
        new("http_auth_type http_auth_user http_auth_pass http_auth_bearer", static () => HttpAuthorizationFetches.All),
        new("req.body req.body_len req.body_size req.body_param", static () => HttpBodyFetches.All),
        new(
            "res.ver resp_ver status txn.status server_status res.hdr res.fhdr shdr res.hdr_ip shdr_ip res.hdr_val shdr_val res.hdr_cnt res.fhdr_cnt "
            + "shdr_cnt res.hdr_names res.cook_names res.hdrs res.hdrs_bin res.cook scook res.cook_cnt res.cook_val scook_cnt scook_val res.body "
            + "res.body_len res.body_size",
            static () => HttpResponseFetches.All));
}
