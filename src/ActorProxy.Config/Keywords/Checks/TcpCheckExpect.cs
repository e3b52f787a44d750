using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Checks;

/// <summary>Reads <c>tcp-check expect</c>.</summary>
internal static class TcpCheckExpect
{
    public static TcpCheckExpectConfig? Parse(Statement statement, Word step)
    {
        int? minReceive = null;
        string? comment = null, onSuccess = null, onError = null;
        while (true)
        {
            var option = statement.Current;
            if (TcpCheckLine.TryTakeComment(statement, ref comment)) continue;
            if (statement.TryTake("min-recv"))
            {
                if (!statement.TakeInteger(option, -1, int.MaxValue, out var bytes)) return null;
                minReceive = bytes;
            }
            else if (statement.TryTake("on-success"))
            {
                if (!statement.TakeArgument(option, "a text", out var text) || !ExpectPattern.IsPlain(statement, option, text, out onSuccess)) return null;
            }
            else if (statement.TryTake("on-error"))
            {
                if (!statement.TakeArgument(option, "a text", out var text) || !ExpectPattern.IsPlain(statement, option, text, out onError)) return null;
            }
            else if (option.Is("ok-status") || option.Is("error-status") || option.Is("tout-status") || option.Is("status-code"))
            {
                statement.Refuse(option, $"'tcp-check expect … {option}'");
                return null;
            }
            else
            {
                break;
            }
        }
        var isNegated = ExpectPattern.TakeNegation(statement, out var match, out var matchWord);
        ExpectMatchKind? kind = match switch
        {
            "string" => ExpectMatchKind.String,
            "rstring" => ExpectMatchKind.Regex,
            "binary" => ExpectMatchKind.Binary,
            "rbinary" => ExpectMatchKind.BinaryRegex,
            _ => null,
        };
        if (kind is null)
        {
            if (match is "string-lf" or "binary-lf") statement.Refuse(matchWord, $"'tcp-check expect {match}'");
            else statement.Error(matchWord, matchWord.IsEmpty ? "'tcp-check expect' expects string, rstring, binary or rbinary" : $"'tcp-check expect' expects string, rstring, binary or rbinary, not '{matchWord}'", Spelling.Hint(match, ["string", "rstring", "binary", "rbinary"]));
            return null;
        }
        if (!statement.TakeArgument(matchWord, "a pattern", out var pattern)) return null;
        ImmutableArray<byte> bytesOfPattern;
        if (kind == ExpectMatchKind.Binary)
        {
            if (!HexSyntax.TryRead(statement, matchWord, pattern, out bytesOfPattern)) return null;
        }
        else
        {
            bytesOfPattern = [.. RawBytes.Encode(pattern.Span)];
            if (kind is ExpectMatchKind.Regex or ExpectMatchKind.BinaryRegex && !ExpectPattern.IsExpression(statement, matchWord, pattern)) return null;
        }
        TcpCheckLine.TryTakeComment(statement, ref comment);
        return new TcpCheckExpectConfig(kind.Value, bytesOfPattern, isNegated, minReceive, onSuccess, onError, comment);
    }
}
