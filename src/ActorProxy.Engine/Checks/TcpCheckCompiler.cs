using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Health;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Engine.Checks;

/// <summary>Makes the steps of the <c>tcp-check</c> lines.</summary>
/// <param name="scope">For its expressions; errors are added to its diagnostics.</param>
internal sealed class TcpCheckCompiler(CompilationScope scope)
{
    private const string RulesetName = "tcp-check";

    private bool _hasErrors;

    /// <returns>Null when there were errors.</returns>
    public CheckScript? Compile(TcpCheckConfig config)
    {
        ImmutableArray<CheckStep> steps = [.. config.Steps.Select(Compile)];
        return _hasErrors ? null : new CheckScript(steps, RulesetName, config.Steps.Any(step => step is not TcpCheckCommentConfig) ? $"({RulesetName})" : "");
    }

    private CheckStep Compile(TcpCheckStepConfig step) => step switch
    {
        TcpCheckCommentConfig comment => new CommentStep(comment.Text),
        TcpCheckConnectConfig connect => new ConnectStep(
            connect.Port, connect.Address, connect.SendProxy, connect.UseDefaults, connect.Linger, connect.Comment, CompileExpression(connect.PortExpression)),
        TcpCheckSendConfig send => new SendStep(send.Data.AsMemory(), send.Comment),
        TcpCheckSendFormatConfig send when CompileFormat(send.Format) is { } format => new SendStep(new FormatPayload(format, send.IsBinary), send.Comment),
        TcpCheckExpectConfig expect when CompilePattern(expect) is { } pattern => new ExpectStep(
            new BytesExpectation(pattern, expect.IsNegated, expect.MinReceive, CompileReport(expect)), expect.Comment),
        TcpCheckVariableConfig variable => CompileVariable(variable),
        _ => Failed(),
    };

    private IBytesPattern? CompilePattern(TcpCheckExpectConfig expect) => expect.Match switch
    {
        ExpectMatchKind.String => new ExactPattern(expect.Pattern.AsMemory(), isBinary: false),
        ExpectMatchKind.Binary => new ExactPattern(expect.Pattern.AsMemory(), isBinary: true),
        ExpectMatchKind.Regex => new RegexPattern(SampleRegex.Compile(RawBytes.Decode(expect.Pattern.AsSpan()), ignoreCase: false), isBinary: false),
        ExpectMatchKind.BinaryRegex => new RegexPattern(SampleRegex.Compile(RawBytes.Decode(expect.Pattern.AsSpan()), ignoreCase: false), isBinary: true),
        ExpectMatchKind.StringFormat or ExpectMatchKind.BinaryFormat => CompileFormat(expect.Format) is { } format ? new FormatPattern(format, expect.Match == ExpectMatchKind.BinaryFormat) : null,
        _ => throw new ArgumentException("a tcp-check can't expect a status"),
    };

    private ExpectReport CompileReport(TcpCheckExpectConfig expect) => new(
        StatusOf(expect.OkStatus, CheckStatus.Layer7Passed),
        StatusOf(expect.ErrorStatus, CheckStatus.Layer7Response),
        StatusOf(expect.TimeoutStatus, CheckStatus.Layer7Timeout),
        CompileFormat(expect.OnSuccess),
        CompileFormat(expect.OnError),
        CompileExpression(expect.StatusCode));

    private static CheckStatus StatusOf(string? code, CheckStatus usual) =>
        code is null ? usual : Enum.GetValues<CheckStatus>().First(status => status.Code() == code);

    private CheckStep CompileVariable(TcpCheckVariableConfig config)
    {
        ConfigWord action = config.Action;
        int open = action.Text.IndexOf('(', StringComparison.Ordinal);
        string keyword = action.Text[..open];
        if (!action.Text.EndsWith(')'))
            return Failed(action, $"'{RulesetName} {keyword}' expects the name of a variable in parentheses, not '{action}'");
        string[] words = action.Text[(open + 1)..^1].Split(',');
        string name = words[0];
        if (!SetConditionSyntax.TryParse(words.Skip(1), out SetConditions conditions, out string unknown))
            return Failed(action, $"'{RulesetName} {action}' knows no condition '{unknown}'; {SetConditionSyntax.Hint}");
        if (!VariableName.TryParse(name, out VariableName? variable, out string error))
            return Failed(action, $"'{RulesetName} {keyword}': {error}");
        if (variable.Scope is not (VariableScope.Check or VariableScope.Session or VariableScope.Process))
            return Failed(action, $"'{RulesetName} {keyword}': the variable '{name}' has no meaning in a check, which knows 'check.', 'sess.' and 'proc.'");
        if (keyword == "unset-var")
            return new VariableStep(variable, SetConditions.None, null, null);
        if (config.Words.IsEmpty)
            return Failed(action, $"'{RulesetName} {action}' expects {(keyword == "set-var" ? "an expression" : "a log-format string")}");
        if (keyword == "set-var-fmt")
            return CompileFormat(config.Words[0]) is { } format ? new VariableStep(variable, conditions, null, format) : Failed();
        int index = 0;
        return ExpressionParser.Parse(config.Words, ref index, scope) is { } expression ? new VariableStep(variable, conditions, expression, null) : Failed();
    }

    private LogFormat? CompileFormat(ConfigWord? word)
    {
        LogFormat? format = word is null ? null : LogFormatCompiler.CompileText(scope.Keyword, word, scope);
        _hasErrors |= word is not null && format is null;
        return format;
    }

    private SampleExpression? CompileExpression(ConfigWord? word)
    {
        SampleExpression? expression = word is null ? null : ExpressionParser.Parse(word, scope);
        _hasErrors |= word is not null && expression is null;
        return expression;
    }

    private CommentStep Failed(ConfigWord at, string message)
    {
        scope.Error(at.Position, message);
        return Failed();
    }

    /// <summary>Stands for a step that can't be compiled: with it nothing is made of the script.</summary>
    private CommentStep Failed()
    {
        _hasErrors = true;
        return new CommentStep("");
    }
}
