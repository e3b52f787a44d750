using ActorProxy.Config.Model;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Variables;

/// <summary>A variable of the process and the expression or the log-format that it gets its value from, compiled: <c>set-var</c> and <c>set-var-fmt</c> in <c>global</c>, <c>set var</c> on the runtime API.</summary>
public sealed class ProcessVariable
{
    private readonly SampleExpression? _expression;
    private readonly LogFormat? _format;

    private ProcessVariable(VariableName name, string text, SampleExpression? expression, LogFormat? format)
    {
        Name = name;
        Text = text;
        _expression = expression;
        _format = format;
    }

    public VariableName Name { get; }

    /// <summary>The expression or the log-format as it was written.</summary>
    public string Text { get; }

    /// <summary>Compiles a line; null after adding at least one error to the scope's diagnostics.</summary>
    public static ProcessVariable? Compile(VariableConfig line, CompilationScope scope)
    {
        if (!VariableName.TryParse(line.Name.Text, out var name, out var error))
        {
            scope.Error(line.Name.Position, error);
            return null;
        }

        if (name.Scope != VariableScope.Process)
        {
            scope.Error(line.Name.Position, $"the variable '{name}' can't be set by '{scope.Keyword}': only those of the process can, which begin with 'proc.'");
            return null;
        }

        return line.IsFormat ? OfFormat(name, line, scope) : OfExpression(name, line, scope);
    }

    private static ProcessVariable? OfFormat(VariableName name, VariableConfig line, CompilationScope scope)
    {
        if (line.Words.Length > 1)
        {
            scope.Error(line.Words[1].Position, $"nothing is expected behind the log-format, and there is '{line.Words[1]}'", "put quotes around a text with blanks");
            return null;
        }

        return LogFormatCompiler.CompileText(scope.Keyword, line.Words[0], scope) is { } format ? new ProcessVariable(name, line.Words[0].Text, null, format) : null;
    }

    private static ProcessVariable? OfExpression(VariableName name, VariableConfig line, CompilationScope scope)
    {
        var index = 0;
        if (ExpressionParser.Parse(line.Words, ref index, scope) is not { } expression)
            return null;
        if (index == line.Words.Length)
            return new ProcessVariable(name, expression.Text, expression, null);
        scope.Error(line.Words[index].Position, $"nothing is expected behind the expression, and there is '{line.Words[index]}'");
        return null;
    }

    /// <summary>Sets the variable; an expression without a value leaves it as it is.</summary>
    public void Set(SampleContext context)
    {
        var mark = context.Scratch.Mark;
        var sample = default(Sample);
        if (_format is not null)
            Render(_format, context, ref sample);
        if (_format is not null || _expression!.Evaluate(context, ref sample))
            context.Process.Variables.Set(Name, sample);
        context.Scratch.Reset(mark);
    }

    /// <summary>As a log line without a session would be, now.</summary>
    private static void Render(LogFormat format, SampleContext context, ref Sample sample)
    {
        var process = context.Process;
        var record = new SessionLogRecord { FrontendName = "", AcceptedUnixMs = process.Clock.GetUtcNow().ToUnixTimeMilliseconds(), Samples = context };
        var text = context.Scratch.Rent(context.Scratch.LimitBytes);
        var length = format.Render(record, 0, new LogOrigin(process.HostName, process.ProcessId), new LogTimestamps(process.Clock.LocalTimeZone), text.Span);
        sample.SetText(text[..length]);
    }
}
