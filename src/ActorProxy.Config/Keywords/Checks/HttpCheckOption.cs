using System.Collections.Immutable;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Checks;

/// <summary>Reads <c>option httpchk [[METHOD] URI [VERSION [HOST]]]</c>, with headers behind the version as older files have them.</summary>
internal static class HttpCheckOption
{
    private static HttpCheckConfig Default => new("OPTIONS", "/", "HTTP/1.0", [], null, null, false);

    public static void Parse(ProxyDraft draft, Statement statement, Word name)
    {
        draft.Settings.Check = CheckChoice.Http;
        BeginOwnRequest(draft);
        var check = Current(draft);
        if (statement.TryTake(out var first))
        {
            check = statement.TryTake(out var uri)
                ? check with { Method = first.ToString(), Uri = uri.ToString() }
                : check with { Uri = first.ToString() };
            if (statement.TryTake(out var version) && TryReadVersion(statement, version, out var text, out var headers))
                check = check with { Version = text, Headers = draft.HasHttpSend ? check.Headers : headers };
            if (statement.TryTake(out var host) && ExpectPattern.IsPlain(statement, name, host, out var hostName) && !draft.HasHttpSend)
                check = check with { Headers = check.Headers.Add(new("Host", hostName)) };
            statement.ExpectEnd();
        }
        draft.Settings.HttpCheck = check;
    }

    public static HttpCheckConfig Current(ProxyDraft draft) => draft.Settings.HttpCheck ?? Default;

    /// <summary>The first line of a section about the request drops the one that the section inherited, as HAProxy does.</summary>
    public static void BeginOwnRequest(ProxyDraft draft)
    {
        if (draft.OwnsHttpRequest) return;
        draft.OwnsHttpRequest = true;
        var inherited = Current(draft);
        draft.Settings.HttpCheck = Default with
        {
            Expect = draft.HasHttpExpect ? inherited.Expect : null,
            DisableOn404 = inherited.DisableOn404,
        };
    }

    /// <summary>Cuts <c>HTTP/1.1\r\nHost: www</c> into the version and its headers.</summary>
    private static bool TryReadVersion(Statement statement, Word word, out string version, out ImmutableArray<KeyValuePair<string, string>> headers)
    {
        headers = [];
        var lines = word.ToString().Split("\r\n");
        version = lines[0];
        if (!IsVersion(version))
        {
            statement.Error(word, $"'option httpchk' expects a version such as HTTP/1.1, not '{version}'");
            return false;
        }
        foreach (var line in lines.AsSpan(1))
        {
            if (line.Length == 0) continue;
            statement.Warn(word, "a header behind the version of 'option httpchk' is outdated", "write 'http-check send hdr NAME VALUE'");
            var colon = line.IndexOf(':');
            if (colon <= 0)
            {
                statement.Error(word, $"'option httpchk' has '{line}' behind its version, where a header is expected", "write 'http-check send hdr NAME VALUE'");
                return false;
            }
            headers = headers.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
        }
        return true;
    }

    public static bool IsVersion(ReadOnlySpan<char> text) =>
        text.StartsWith("HTTP/") && text.Length == 8 && char.IsAsciiDigit(text[5]) && text[6] == '.' && char.IsAsciiDigit(text[7]);
}
