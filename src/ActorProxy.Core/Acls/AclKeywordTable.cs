using ActorProxy.Config.Keywords;
using ActorProxy.Core.Patterns;

namespace ActorProxy.Core.Acls;

/// <summary>The ACL keywords. The fetch of each is looked up when it is used.</summary>
public static class AclKeywordTable
{
    private static readonly (string Suffix, MatchMethod Method)[] Variants =
    [
        ("", MatchMethod.Str), ("_beg", MatchMethod.Beg), ("_dir", MatchMethod.Dir), ("_dom", MatchMethod.Dom), ("_end", MatchMethod.End),
        ("_len", MatchMethod.Len), ("_reg", MatchMethod.Reg), ("_sub", MatchMethod.Sub),
    ];

    private static readonly AclKeyword[] Single =
    [
        new("method", "method", MatchMethod.Str),
        new("payload", "req.payload", MatchMethod.Bin),
        new("payload_lv", "req.payload_lv", MatchMethod.Bin),
        new("req.ssl_ver", "req.ssl_ver", MatchMethod.Int, IsDotted: true),
        new("req_rdp_cookie", "req.rdp_cookie", MatchMethod.Str),
        new("req_rdp_cookie_cnt", "req.rdp_cookie_cnt", MatchMethod.Int),
        new("req_ssl_sni", "req.ssl_sni", MatchMethod.Str),
        new("req_ssl_ver", "req.ssl_ver", MatchMethod.Int, IsDotted: true),
        new("req_ver", "req.ver", MatchMethod.Str),
        new("resp_ver", "res.ver", MatchMethod.Str),
        new("ssl_fc_sni_end", "ssl_fc_sni", MatchMethod.End),
        new("ssl_fc_sni_reg", "ssl_fc_sni", MatchMethod.Reg),
    ];

    public static readonly KeywordTable<AclKeyword> Table = new(static one => one.Name, [.. All()]);

    private static IEnumerable<AclKeyword> All() =>
    [
        .. Single,
        .. Family("base", "base"), .. Family("cook", "req.cook"), .. Family("hdr", "req.hdr"), .. Family("path", "path"), .. Family("scook", "res.cook"),
        .. Family("shdr", "res.hdr"), .. Family("url", "url"), .. Family("urlp", "urlp"),
    ];

    private static IEnumerable<AclKeyword> Family(string name, string fetch) => Variants.Select(one => new AclKeyword(name + one.Suffix, fetch, one.Method));
}
