using ActorProxy.Config.Model;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Variables;

/// <summary>A variable of the process and the expression that it gets its value from, compiled: <c>set-var</c> in <c>global</c> and on the runtime API.</summary>
public sealed class ProcessVariable
{
    private readonly SampleExpression _expression;

    private ProcessVariable(VariableName name, SampleExpression expression)
    {
        Name = name;
        _expression = expression;
    }

    public VariableName Name { get; }

    /// <summary>The expression as it was written.</summary>
    public string Text => _expression.Text;

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

        var index = 0;
        if (ExpressionParser.Parse(line.Words, ref index, scope) is not { } expression)
            return null;
        if (index == line.Words.Length)
            return new ProcessVariable(name, expression);
        scope.Error(line.Words[index].Position, $"nothing is expected behind the expression, and there is '{line.Words[index]}'");
        return null;
    }

    /// <summary>Sets the variable; an expression without a value leaves it as it is.</summary>
    public void Set(SampleContext context)
    {
        var mark = context.Scratch.Mark;
        var sample = default(Sample);
        if (_expression.Evaluate(context, ref sample))
            context.Process.Variables.Set(Name, sample);
        context.Scratch.Reset(mark);
    }
}
