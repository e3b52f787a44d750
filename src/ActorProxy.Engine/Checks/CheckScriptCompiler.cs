using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Engine.Checks;

/// <summary>Makes the <see cref="CheckScript"/> of a backend's <c>option …chk</c> and its lines.</summary>
public static class CheckScriptCompiler
{
    private const string TcpCheck = "tcp-check";
    private const string DefaultStatuses = "200-399";

    /// <exception cref="ArgumentException">An expression or a list of status codes is malformed; the message says which part.</exception>
    public static CheckScript Compile(CheckProtocolConfig config) => config switch
    {
        ConnectCheckConfig => CheckScript.PlainConnect,
        TcpCheckConfig tcp => CompileTcp(tcp),
        HttpCheckConfig http => CompileHttp(http),
        _ => throw new ArgumentException($"no check is known for {config.GetType().Name}"),
    };

    private static CheckScript CompileTcp(TcpCheckConfig config) =>
        new([.. config.Steps.Select(CompileStep)], TcpCheck, config.Steps.Any(step => step is not TcpCheckCommentConfig) ? $"({TcpCheck})" : "");

    private static CheckStep CompileStep(TcpCheckStepConfig step) => step switch
    {
        TcpCheckCommentConfig comment => new CommentStep(comment.Text),
        TcpCheckConnectConfig connect => new ConnectStep(connect.Port, connect.Address, connect.SendProxy, connect.UseDefaults, connect.Linger, connect.Comment),
        TcpCheckSendConfig send => new SendStep(send.Data.AsMemory(), send.Comment),
        TcpCheckExpectConfig expect => new ExpectStep(
            new BytesExpectation(CompilePattern(expect), expect.IsNegated, expect.MinReceive, expect.OnSuccess, expect.OnError), expect.Comment),
        _ => throw new ArgumentException($"no step is known for {step.GetType().Name}"),
    };

    private static IBytesPattern CompilePattern(TcpCheckExpectConfig expect) => expect.Match switch
    {
        ExpectMatchKind.String => new ExactPattern(expect.Pattern.AsMemory(), isBinary: false),
        ExpectMatchKind.Binary => new ExactPattern(expect.Pattern.AsMemory(), isBinary: true),
        ExpectMatchKind.Regex => new RegexPattern(new BytesRegex(expect.Pattern.AsSpan()), isBinary: false),
        ExpectMatchKind.BinaryRegex => new RegexPattern(new BytesRegex(expect.Pattern.AsSpan()), isBinary: true),
        _ => throw new ArgumentException("a tcp-check can't expect a status"),
    };

    private static CheckScript CompileHttp(HttpCheckConfig config)
    {
        bool isHead = config.Method == "HEAD";
        var expectation = new HttpExpectation(CompilePattern(config.Expect), config.Expect?.IsNegated ?? false, config.DisableOn404, isHead);
        ImmutableArray<CheckStep> steps = [new SendStep(HttpCheckRequest.Write(config), null), new ExpectStep(expectation, null)];
        return new CheckScript(steps);
    }

    private static IHttpPattern CompilePattern(HttpExpectConfig? expect) => expect?.Match switch
    {
        null => new HttpStatusPattern(DefaultStatuses),
        ExpectMatchKind.Status => new HttpStatusPattern(expect.Pattern),
        ExpectMatchKind.StatusRegex => new HttpStatusRegexPattern(new BytesRegex(RawBytes.Encode(expect.Pattern))),
        ExpectMatchKind.String => new HttpBodyPattern(RawBytes.Encode(expect.Pattern)),
        ExpectMatchKind.Regex => new HttpBodyRegexPattern(new BytesRegex(RawBytes.Encode(expect.Pattern))),
        _ => throw new ArgumentException("an http-check can't expect binary content"),
    };
}
