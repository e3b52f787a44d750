using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Engine.Checks;

/// <summary>Sets a variable to an expression's or a format's value, or forgets it when it has neither. A value that is not there changes nothing.</summary>
internal sealed record VariableStep(VariableName Variable, SetConditions Conditions, SampleExpression? Expression, LogFormat? Format) : CheckStep((string?)null)
{
    public override string Name => "action";

    public void Execute(CheckContext context)
    {
        if (context.Variables(Variable.Scope) is not { } variables)
            return;
        (int Piece, int Used) mark = context.Scratch.Mark;
        var sample = default(Sample);
        if (Format is not null)
            sample.SetText(context.Render(Format));
        if (Format is null && Expression is null)
            variables.Unset(Variable);
        else if ((Format is not null || Expression!.Evaluate(context, ref sample)) && Conditions.Allow(variables, Variable, sample))
            variables.Set(Variable, sample);

        context.Scratch.Reset(mark);
    }
}
