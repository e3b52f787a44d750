using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Node.Samples;

/// <summary>Gives the variables of the process the values that <c>global</c> says, generation after generation.</summary>
/// <remarks>
/// A value that rules or an operator gave a variable stands until the configuration's own lines for it change. For one thread at a time.
/// </remarks>
public sealed class GlobalVariables
{
    private Dictionary<string, string> _applied = new(StringComparer.Ordinal);

    /// <summary>Compiles the lines, in their order, and says what is wrong with them.</summary>
    public static ImmutableArray<ProcessVariable> Compile(GlobalConfig global, ICollection<Diagnostic> findings)
    {
        var scope = new CompilationScope(findings);
        return [.. global.Variables.Select(line => ProcessVariable.Compile(line, scope.For(line.IsFormat ? "set-var-fmt" : "set-var", SamplePlaces.Configuration))).OfType<ProcessVariable>()];
    }

    /// <summary>A generation takes over: what its lines say anew is set.</summary>
    public void Apply(GlobalConfig global, ProcessFacts process)
    {
        var variables = Compile(global, []);
        var wanted = variables
            .GroupBy(static one => one.Name.Text, StringComparer.Ordinal)
            .ToDictionary(static one => one.Key, static one => string.Join('\n', one.Select(static line => line.Text)), StringComparer.Ordinal);
        var context = new ProcessSampleContext(process, new SampleScratch { LimitBytes = global.Tuning.BufferSizeBytes });
        foreach (var variable in variables)
            if (_applied.GetValueOrDefault(variable.Name.Text) != wanted[variable.Name.Text])
                variable.Set(context);
        _applied = wanted;
    }
}
