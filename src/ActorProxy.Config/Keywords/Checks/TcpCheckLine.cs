using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Checks;

/// <summary>Reads the <c>tcp-check</c> lines: the steps of a check in their order.</summary>
internal static class TcpCheckLine
{
    private static readonly string[] Steps = ["connect", "send", "send-lf", "send-binary", "send-binary-lf", "expect", "comment", "set-var", "set-var-fmt", "unset-var"];

    public static void Parse(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, $"one of {string.Join(", ", Steps)}", out var step)) return;
        switch (step.Span)
        {
            case "connect":
                Add(draft, statement, Connect(draft, statement));
                break;
            case "send" or "send-binary":
                Add(draft, statement, Send(statement, step));
                break;
            case "send-lf" or "send-binary-lf":
                Add(draft, statement, SendFormat(statement, step));
                break;
            case "expect":
                Add(draft, statement, TcpCheckExpect.Parse(statement, step));
                break;
            case "comment":
                Add(draft, statement, statement.TakeArgument(step, "a text", out var comment) ? new TcpCheckCommentConfig(comment.ToString()) : null);
                break;
            default:
                if (step.Span.StartsWith("set-var(") || step.Span.StartsWith("set-var-fmt(") || step.Span.StartsWith("unset-var("))
                    Add(draft, statement, new TcpCheckVariableConfig(new ConfigWord(step.ToString(), statement.At(step)), statement.TakeRest()));
                else statement.Error(step, $"there is no 'tcp-check {step}'", Spelling.Hint(step.Span, Steps));
                break;
        }
    }

    /// <summary>Takes <c>comment TEXT</c>, which every step may end with.</summary>
    public static bool TryTakeComment(Statement statement, ref string? comment)
    {
        var word = statement.Current;
        if (!statement.TryTake("comment")) return false;
        if (statement.TakeArgument(word, "a text", out var text)) comment = text.ToString();
        return true;
    }

    private static void Add(ProxyDraft draft, Statement statement, TcpCheckStepConfig? step)
    {
        if (step is null) return;
        if (!statement.ExpectEnd()) return;
        var settings = draft.Settings;
        if (!settings.OwnsTcpSteps) settings.TcpSteps = [];
        settings.OwnsTcpSteps = true;
        settings.TcpSteps = settings.TcpSteps.Add(step);
        settings.TcpCheckPosition = statement.Position;
    }

    private static TcpCheckSendConfig? Send(Statement statement, Word step)
    {
        if (!statement.TakeArgument(step, "what to send", out var word)) return null;
        System.Collections.Immutable.ImmutableArray<byte> bytes;
        if (step.Is("send")) bytes = [.. RawBytes.Encode(word.Span)];
        else if (!HexSyntax.TryRead(statement, step, word, out bytes)) return null;
        string? comment = null;
        TryTakeComment(statement, ref comment);
        return new TcpCheckSendConfig(bytes, comment);
    }

    private static TcpCheckSendFormatConfig? SendFormat(Statement statement, Word step)
    {
        if (!statement.TakeArgument(step, "what to send", out var word)) return null;
        string? comment = null;
        TryTakeComment(statement, ref comment);
        return new TcpCheckSendFormatConfig(new ConfigWord(word.ToString(), statement.At(word)), step.Is("send-binary-lf"), comment);
    }

    private static TcpCheckConnectConfig? Connect(ProxyDraft draft, Statement statement)
    {
        int? port = null;
        AddressConfig? address = null;
        ConfigWord? portExpression = null;
        string? comment = null;
        bool sendsProxy = false, usesDefaults = false, lingers = false;
        while (!statement.AtEnd)
        {
            if (TryTakeComment(statement, ref comment)) continue;
            statement.TryTake(out var option);
            switch (option.Span)
            {
                case "default":
                    usesDefaults = true;
                    break;
                case "send-proxy":
                    sendsProxy = true;
                    break;
                case "linger":
                    lingers = true;
                    break;
                case "port":
                    if (!statement.TakeArgument(option, "a port or an expression", out var place)) return null;
                    // A number is a port, and everything else an expression, compiled later.
                    if (!char.IsAsciiDigit(place.Span[0]) && place.Span[0] != '-') portExpression = new ConfigWord(place.ToString(), statement.At(place));
                    else if (statement.ReadInteger(option, place, 1, 65535, out var number)) port = number;
                    else return null;
                    break;
                case "addr":
                    if (!statement.TakeArgument(option, "an address", out var word)) return null;
                    address = SourceLine.ReadAddress(statement, option, word, draft.Load, AddressUse.Check);
                    if (address is null) return null;
                    break;
                case "ssl" or "sni" or "alpn" or "proto" or "via-socks4":
                    statement.Refuse(option, $"'tcp-check connect … {option}'");
                    return null;
                default:
                    statement.Error(option, $"'tcp-check connect' has no option '{option}'", Spelling.Hint(option.Span, ["default", "send-proxy", "linger", "port", "addr", "comment"]));
                    return null;
            }
        }
        return new TcpCheckConnectConfig(port, address, sendsProxy, usesDefaults, lingers, comment, portExpression);
    }
}
