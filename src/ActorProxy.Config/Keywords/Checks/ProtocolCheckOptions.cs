using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Checks;

/// <summary>The <c>option</c> lines that choose a ready-made conversation for the checks, and <c>option external-check</c>.</summary>
internal static class ProtocolCheckOptions
{
    private const string DefaultHello = "HELO";
    private const string DefaultDomain = "localhost";

    public static ProxyOption[] All =>
    [
        new("external-check", ProxySides.Backend, null) { Parse = External, IsNegatable = false },
        new("ldap-check", ProxySides.Backend, null) { Parse = static (draft, statement, _) => Choose(draft, statement, new LdapCheckConfig()), IsNegatable = false },
        new("mysql-check", ProxySides.Backend, null) { Parse = Mysql, IsNegatable = false },
        new("pgsql-check", ProxySides.Backend, null) { Parse = Pgsql, IsNegatable = false },
        new("redis-check", ProxySides.Backend, null) { Parse = static (draft, statement, _) => Choose(draft, statement, new RedisCheckConfig()), IsNegatable = false },
        new("smtpchk", ProxySides.Backend, null) { Parse = Smtp, IsNegatable = false },
        new("ssl-hello-chk", ProxySides.Backend, null) { Parse = static (draft, statement, _) => Choose(draft, statement, new SslHelloCheckConfig()), IsNegatable = false },
    ];

    private static void Choose(ProxyDraft draft, Statement statement, CheckProtocolConfig check)
    {
        if (!statement.ExpectEnd()) return;
        draft.Settings.Check = CheckChoice.Protocol;
        draft.Settings.ProtocolCheck = check;
    }

    private static void External(ProxyDraft draft, Statement statement, Word name)
    {
        if (statement.ExpectEnd()) draft.Settings.Check = CheckChoice.External;
    }

    private static void Smtp(ProxyDraft draft, Statement statement, Word name)
    {
        // A hello without a domain, and one that is neither of the two, is the usual one.
        var (hello, domain) = (DefaultHello, DefaultDomain);
        if (statement.TryTake(out var word) && statement.TryTake(out var own) && (word.Is("HELO") || word.Is("EHLO"))) (hello, domain) = (word.ToString(), own.ToString());
        Choose(draft, statement, new SmtpCheckConfig(hello, domain));
    }

    private static void Pgsql(ProxyDraft draft, Statement statement, Word name)
    {
        if (TakeUser(statement, name) is { } user) Choose(draft, statement, new PgsqlCheckConfig(user));
    }

    private static void Mysql(ProxyDraft draft, Statement statement, Word name)
    {
        string? user = null;
        var isOld = false;
        if (!statement.AtEnd)
        {
            user = TakeUser(statement, name);
            if (user is null) return;
            if (statement.TryTake(out var version))
            {
                isOld = version.Is("pre-41");
                if (!isOld && !version.Is("post-41"))
                {
                    statement.Error(version, $"'option {name} user {user}' expects 'post-41' or 'pre-41', not '{version}'");
                    return;
                }
            }
        }
        Choose(draft, statement, new MysqlCheckConfig(user, isOld));
    }

    private static string? TakeUser(Statement statement, Word name)
    {
        if (!statement.TakeArgument(name, "'user' and a name", out var word)) return null;
        if (!word.Is("user"))
        {
            statement.Error(word, $"'option {name}' expects 'user' and a name, not '{word}'");
            return null;
        }
        return statement.TakeArgument(word, "a user's name", out var user) ? user.ToString() : null;
    }
}
