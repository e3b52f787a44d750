using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Checks;

/// <summary>Reads the <c>http-check</c> lines in their simple form: one request, one expectation.</summary>
internal static class HttpCheckLine
{
    private static readonly string[] Steps = ["send", "expect", "disable-on-404"];

    public static void Parse(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "one of send, expect, disable-on-404", out var step)) return;
        switch (step.Span)
        {
            case "disable-on-404":
                if (statement.ExpectEnd()) draft.Settings.HttpCheck = HttpCheckOption.Current(draft) with { DisableOn404 = true };
                break;
            case "send":
                if (IsFirst(draft, statement, step, ref draft.HasHttpSend)) Send(draft, statement);
                break;
            case "expect":
                if (IsFirst(draft, statement, step, ref draft.HasHttpExpect)) Expect(draft, statement);
                break;
            default:
                if (step.Is("connect") || step.Is("comment") || step.Is("send-state") || step.Span.StartsWith("set-var") || step.Span.StartsWith("unset-var")) statement.Refuse(step, $"'http-check {step}'");
                else statement.Error(step, $"there is no 'http-check {step}'", Spelling.Hint(step.Span, Steps));
                break;
        }
    }

    private static bool IsFirst(ProxyDraft draft, Statement statement, Word step, ref bool isGiven)
    {
        if (isGiven)
        {
            statement.Refuse(step, $"a second 'http-check {step}' in one section");
            return false;
        }
        isGiven = true;
        draft.Settings.HttpCheckPosition = statement.Position;
        return true;
    }

    private static void Send(ProxyDraft draft, Statement statement)
    {
        HttpCheckOption.BeginOwnRequest(draft);
        var check = HttpCheckOption.Current(draft);
        var headers = ImmutableArray.CreateBuilder<KeyValuePair<string, string>>();
        string? body = null;
        while (statement.TryTake(out var option))
        {
            switch (option.Span)
            {
                case "meth":
                    if (!statement.TakeArgument(option, "a method", out var method)) return;
                    check = check with { Method = method.ToString() };
                    break;
                case "uri":
                    if (!statement.TakeArgument(option, "a URI", out var uri)) return;
                    check = check with { Uri = uri.ToString() };
                    break;
                case "ver":
                    if (!statement.TakeArgument(option, "a version such as HTTP/1.1", out var version)) return;
                    if (!HttpCheckOption.IsVersion(version.Span))
                    {
                        statement.Error(version, $"'ver' expects a version such as HTTP/1.1, not '{version}'");
                        return;
                    }
                    check = check with { Version = version.ToString() };
                    break;
                case "hdr":
                    if (!statement.TakeArgument(option, "a header's name and value", out var name) || !statement.TakeArgument(option, "a header's value", out var value)) return;
                    if (!ExpectPattern.IsPlain(statement, option, value, out var text)) return;
                    headers.Add(new(name.ToString(), text));
                    break;
                case "body":
                    if (!statement.TakeArgument(option, "a body", out var content)) return;
                    body = content.ToString();
                    break;
                case "comment" or "uri-lf" or "body-lf":
                    statement.Refuse(option, $"'http-check send … {option}'");
                    return;
                default:
                    statement.Error(option, $"'http-check send' has no option '{option}'", Spelling.Hint(option.Span, ["meth", "uri", "ver", "hdr", "body"]));
                    return;
            }
        }
        draft.Settings.HttpCheck = check with { Headers = headers.ToImmutable(), Body = body };
    }

    private static void Expect(ProxyDraft draft, Statement statement)
    {
        foreach (var option in (ReadOnlySpan<string>)["min-recv", "comment", "ok-status", "error-status", "tout-status", "on-success", "on-error", "status-code"])
        {
            if (!statement.Current.Is(option)) continue;
            statement.Refuse(statement.Current, $"'http-check expect {option}'");
            return;
        }
        var isNegated = ExpectPattern.TakeNegation(statement, out var match, out var matchWord);
        ExpectMatchKind? kind = match switch
        {
            "status" => ExpectMatchKind.Status,
            "rstatus" => ExpectMatchKind.StatusRegex,
            "string" => ExpectMatchKind.String,
            "rstring" => ExpectMatchKind.Regex,
            _ => null,
        };
        if (kind is null)
        {
            if (match is "hdr" or "fhdr" or "string-lf") statement.Refuse(matchWord, $"'http-check expect {match}'");
            else statement.Error(matchWord, $"'http-check expect' expects status, rstatus, string or rstring, not '{matchWord}'", Spelling.Hint(match, ["status", "rstatus", "string", "rstring"]));
            return;
        }
        if (!statement.TakeArgument(matchWord, "a pattern", out var pattern)) return;
        if (kind is ExpectMatchKind.StatusRegex or ExpectMatchKind.Regex && !ExpectPattern.IsExpression(statement, matchWord, pattern)) return;
        if (kind == ExpectMatchKind.Status && !IsStatusList(pattern.Span))
        {
            statement.Error(pattern, $"'status' expects codes and ranges such as 200-399,404, not '{pattern}'");
            return;
        }
        if (statement.ExpectEnd()) draft.Settings.HttpCheck = HttpCheckOption.Current(draft) with { Expect = new HttpExpectConfig(kind.Value, pattern.ToString(), isNegated) };
    }

    private static bool IsStatusList(ReadOnlySpan<char> text)
    {
        foreach (var part in text.Split(','))
        {
            var range = text[part];
            var dash = range.IndexOf('-');
            if (!Code(dash < 0 ? range : range[..dash], out var first) || !Code(dash < 0 ? range : range[(dash + 1)..], out var last) || last < first) return false;
        }
        return true;

        static bool Code(ReadOnlySpan<char> digits, out int code) =>
            int.TryParse(digits, System.Globalization.NumberStyles.None, null, out code) && code is >= 100 and <= 999;
    }
}
