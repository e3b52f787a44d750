using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Checks;

/// <summary>Reads <c>tcp-check expect</c>: options and one match, in any order.</summary>
internal static class TcpCheckExpect
{
    private static readonly string[] Matches = ["string", "rstring", "string-lf", "binary", "rbinary", "binary-lf"];
    private static readonly string[] OkStatuses = ["L7OK", "L7OKC", "L6OK", "L4OK"];
    private static readonly string[] ErrorStatuses = ["L7OKC", "L7RSP", "L7STS", "L6RSP", "L4CON"];
    private static readonly string[] TimeoutStatuses = ["L7TOUT", "L6TOUT", "L4TOUT"];

    public static TcpCheckExpectConfig? Parse(Statement statement, Word step)
    {
        var expect = new TcpCheckExpectConfig(default, [], IsNegated: false, null, null, null, null);
        var hasMatch = false;
        while (!statement.AtEnd)
        {
            var option = statement.Current;
            if (TakeOption(statement, option, expect) is { } changed) expect = changed;
            else if (statement.Current.Column != option.Column || statement.AtEnd) return null;
            else if (hasMatch) break;
            else if (TakeMatch(statement, expect) is { } matched) (expect, hasMatch) = (matched, true);
            else return null;
        }
        if (hasMatch) return expect;
        statement.Error(statement.Current, $"'tcp-check {step}' expects {string.Join(", ", Matches)}");
        return null;
    }

    /// <summary>Takes one option with its argument; null without moving when there is none, null behind its name when it is wrong.</summary>
    private static TcpCheckExpectConfig? TakeOption(Statement statement, Word option, TcpCheckExpectConfig expect)
    {
        switch (option.Span)
        {
            case "comment":
                string? comment = null;
                return TcpCheckLine.TryTakeComment(statement, ref comment) ? expect with { Comment = comment } : null;
            case "min-recv":
                statement.TryTake(out _);
                return statement.TakeInteger(option, -1, int.MaxValue, out var bytes) ? expect with { MinReceive = bytes } : null;
            case "on-success":
                return TakeText(statement, option) is { } success ? expect with { OnSuccess = success } : null;
            case "on-error":
                return TakeText(statement, option) is { } error ? expect with { OnError = error } : null;
            case "status-code":
                return TakeText(statement, option) is { } code ? expect with { StatusCode = code } : null;
            case "ok-status":
                return TakeStatus(statement, option, OkStatuses) is { } ok ? expect with { OkStatus = ok } : null;
            case "error-status":
                return TakeStatus(statement, option, ErrorStatuses) is { } failed ? expect with { ErrorStatus = failed } : null;
            case "tout-status":
                return TakeStatus(statement, option, TimeoutStatuses) is { } timeout ? expect with { TimeoutStatus = timeout } : null;
            default:
                return null;
        }
    }

    private static ConfigWord? TakeText(Statement statement, Word option)
    {
        statement.TryTake(out _);
        return statement.TakeArgument(option, "a text", out var text) ? new ConfigWord(text.ToString(), statement.At(text)) : null;
    }

    private static string? TakeStatus(Statement statement, Word option, string[] allowed)
    {
        statement.TryTake(out _);
        var list = string.Join(", ", allowed);
        if (!statement.TakeArgument(option, $"one of {list}", out var status)) return null;
        if (allowed.Contains(status.ToString())) return status.ToString();
        statement.Error(status, $"'{option}' expects one of {list}, not '{status}'", Spelling.Hint(status.Span, allowed));
        return null;
    }

    private static TcpCheckExpectConfig? TakeMatch(Statement statement, TcpCheckExpectConfig expect)
    {
        var isNegated = ExpectPattern.TakeNegation(statement, out var match, out var matchWord);
        ExpectMatchKind? kind = match switch
        {
            "string" => ExpectMatchKind.String,
            "rstring" => ExpectMatchKind.Regex,
            "string-lf" => ExpectMatchKind.StringFormat,
            "binary" => ExpectMatchKind.Binary,
            "rbinary" => ExpectMatchKind.BinaryRegex,
            "binary-lf" => ExpectMatchKind.BinaryFormat,
            _ => null,
        };
        if (kind is null)
        {
            statement.Error(matchWord, $"'tcp-check expect' expects {string.Join(", ", Matches)}, not '{matchWord}'", Spelling.Hint(match, Matches));
            return null;
        }
        if (!statement.TakeArgument(matchWord, "a pattern", out var pattern)) return null;
        expect = expect with { Match = kind.Value, IsNegated = isNegated };
        switch (kind)
        {
            case ExpectMatchKind.StringFormat or ExpectMatchKind.BinaryFormat:
                return expect with { Format = new ConfigWord(pattern.ToString(), statement.At(pattern)) };
            case ExpectMatchKind.Binary:
                return HexSyntax.TryRead(statement, matchWord, pattern, out var bytes) ? expect with { Pattern = bytes } : null;
            case ExpectMatchKind.Regex or ExpectMatchKind.BinaryRegex when !ExpectPattern.IsExpression(statement, matchWord, pattern):
                return null;
            default:
                return expect with { Pattern = [.. RawBytes.Encode(pattern.Span)] };
        }
    }
}
