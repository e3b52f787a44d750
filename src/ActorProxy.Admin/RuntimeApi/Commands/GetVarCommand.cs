using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>get var</c>: the type and the value of a variable of the process.</summary>
internal sealed class GetVarCommand : RuntimeCommand
{
    public override string Words => "get var";
    public override string Usage => "get var <name>";
    public override string Summary => "show a variable of the process";
    public override AdminLevel Level => AdminLevel.Operator;

    public override ValueTask RunAsync(CommandCall call)
    {
        var text = call.Argument(0);
        if (text.Length == 0)
            return call.Fail("Missing process-wide variable identifier.");
        var process = call.Node.Services.Process;
        var sample = default(Sample);
        if (!VariableName.TryParse(text, out var name, out _) || name.Scope != VariableScope.Process || !process.Variables.TryGet(name, ref sample))
            return call.Fail("Variable not found.");
        var type = TypeNames.Short(sample.Type);
        var value = SampleCasts.TryCast(ref sample, SampleType.Str, new SampleScratch()) ? Encoding.UTF8.GetString(sample.Span) : "";
        call.Answer.Write($"{name}: type={type} value=<{value}>\n");
        return default;
    }
}
