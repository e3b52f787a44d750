using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>How a backend picks a server: <c>balance</c>, <c>hash-type</c>, <c>hash-balance-factor</c>, <c>hash-preserve-affinity</c>.</summary>
internal static class BalanceKeywords
{
    public static readonly ProxyKeyword[] All =
    [
        new("balance", ProxySides.Backend, Balance),
        new("hash-type", ProxySides.Backend, HashType),
        new("hash-balance-factor", ProxySides.Backend, HashBalanceFactor),
        new("hash-preserve-affinity", ProxySides.Backend, HashPreserveAffinity),
    ];

    private static readonly string[] Algorithms = ["roundrobin", "static-rr", "leastconn", "first", "source", "random", "hash", "rdp-cookie"];

    private static void Balance(ProxyDraft draft, Statement statement)
    {
        var keyword = statement.Keyword;
        // Without an argument it is round robin, as documented.
        if (!statement.TryTake(out var word))
        {
            Set(draft, BalanceAlgorithmKind.RoundRobin);
            return;
        }
        if (word.Is("hash"))
        {
            if (statement.AtEnd) statement.Error(statement.Current, $"'{keyword} hash' expects a sample expression");
            else Set(draft, new BalanceConfig(BalanceAlgorithmKind.Hash) { Expression = statement.TakeRest(), Position = statement.At(word) });
            return;
        }
        if (word.Span.StartsWith("rdp-cookie"))
        {
            if (RdpCookieName.TryRead(statement, word, out var cookie) && statement.ExpectEnd())
                Set(draft, cookie is null ? new BalanceConfig(BalanceAlgorithmKind.RdpCookie) : new BalanceConfig(BalanceAlgorithmKind.RdpCookie) { CookieName = cookie });
            return;
        }
        var draws = 2;
        var name = word.Span;
        var parenthesis = name.IndexOf('(');
        if (parenthesis > 0 && name[..parenthesis] is "random")
        {
            if (!TryReadDraws(name[parenthesis..], out draws))
            {
                statement.Error(word, $"'{keyword}' expects 'random' or 'random(N)' with N from 1 on, not '{word}'");
                return;
            }
            name = name[..parenthesis];
        }
        BalanceAlgorithmKind? algorithm = name switch
        {
            "roundrobin" => BalanceAlgorithmKind.RoundRobin,
            "static-rr" => BalanceAlgorithmKind.StaticRoundRobin,
            "leastconn" => BalanceAlgorithmKind.LeastConn,
            "first" => BalanceAlgorithmKind.First,
            "source" => BalanceAlgorithmKind.Source,
            "random" => BalanceAlgorithmKind.Random,
            _ => null,
        };
        if (algorithm is { } known)
        {
            Set(draft, known, draws);
            statement.ExpectEnd();
        }
        else if (name is "uri" or "url_param" or "log-hash" or "sticky" || name.StartsWith("hdr("))
        {
            statement.Refuse(word, $"'balance {word}'");
        }
        else
        {
            statement.Error(word, $"'{keyword}' knows no algorithm '{word}'", Spelling.Hint(word.Span, Algorithms) ?? $"expected one of {string.Join(", ", Algorithms)}");
        }
    }

    private static void Set(ProxyDraft draft, BalanceAlgorithmKind algorithm, int draws = 2) => Set(draft, new BalanceConfig(algorithm, draws));

    private static void Set(ProxyDraft draft, BalanceConfig balance) => draft.EditBackend(backend => backend with { Balance = balance });

    private static bool TryReadDraws(ReadOnlySpan<char> text, out int draws)
    {
        draws = 2;
        if (text is not ['(', .. var number, ')']) return false;
        return number.IsEmpty || (int.TryParse(number, System.Globalization.NumberStyles.None, null, out draws) && draws >= 1);
    }

    private static void HashType(ProxyDraft draft, Statement statement)
    {
        var hash = draft.Settings.Backend.Hash with { Tree = HashTreeKind.MapBased, Function = null, Avalanche = false };
        if (!statement.TakeArgument(statement.Keyword, "'map-based' or 'consistent'", out var method)) return;
        switch (method.Span)
        {
            case "map-based":
                break;
            case "consistent":
                hash = hash with { Tree = HashTreeKind.Consistent };
                break;
            case "avalanche":
                statement.Error(method, "'hash-type avalanche' does not exist any more", "write 'hash-type map-based sdbm avalanche'");
                return;
            default:
                statement.Error(method, $"'hash-type' expects 'map-based' or 'consistent', not '{method}'");
                return;
        }
        if (statement.TryTake(out var function))
        {
            HashFunctionKind? kind = function.Span switch
            {
                "sdbm" => HashFunctionKind.Sdbm,
                "djb2" => HashFunctionKind.Djb2,
                "wt6" => HashFunctionKind.Wt6,
                "crc32" => HashFunctionKind.Crc32,
                "none" => HashFunctionKind.None,
                _ => null,
            };
            if (kind is null)
            {
                statement.Error(function, $"'hash-type' knows no function '{function}'", "expected one of sdbm, djb2, wt6, crc32, none");
                return;
            }
            hash = hash with { Function = kind };
        }
        if (statement.TryTake("avalanche")) hash = hash with { Avalanche = true };
        if (statement.ExpectEnd()) draft.Settings.Backend = draft.Settings.Backend with { Hash = hash };
    }

    private static void HashBalanceFactor(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeInteger(statement.Keyword, 0, 65535, out var factor)) return;
        if (factor is > 0 and <= 100) statement.Error(statement[1], $"'hash-balance-factor' expects 0 or more than 100, not {factor}");
        draft.Settings.Backend = draft.Settings.Backend with { Hash = draft.Settings.Backend.Hash with { BalanceFactor = factor } };
        statement.ExpectEnd();
    }

    private static void HashPreserveAffinity(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "'always', 'maxconn' or 'maxqueue'", out var word)) return;
        HashAffinity? affinity = word.Span switch
        {
            "always" => HashAffinity.Always,
            "maxconn" => HashAffinity.MaxConn,
            "maxqueue" => HashAffinity.MaxQueue,
            _ => null,
        };
        if (affinity is { } known)
            draft.Settings.Backend = draft.Settings.Backend with { Hash = draft.Settings.Backend.Hash with { Affinity = known } };
        else
            statement.Error(word, $"'hash-preserve-affinity' expects 'always', 'maxconn' or 'maxqueue', not '{word}'");
        statement.ExpectEnd();
    }
}
