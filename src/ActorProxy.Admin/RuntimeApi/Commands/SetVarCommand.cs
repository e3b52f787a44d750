using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set var</c>: gives a variable of the process the value of an expression or a log-format.</summary>
internal sealed class SetVarCommand : RuntimeCommand
{
    public override string Words => "set var";
    public override string Usage => "set var <name> { [expr] <expression> | fmt <format> }";
    public override string Summary => "set a variable of the process (experimental)";
    public override AdminLevel Level => AdminLevel.Operator;

    public override ValueTask RunAsync(CommandCall call)
    {
        if (!call.Session.IsExperimental)
            return call.Fail("This command is restricted to experimental mode only.");
        if (call.Arguments.Count == 0)
            return call.Fail("Missing process-wide variable identifier.");
        if (call.Arguments.Count == 1)
            return call.Fail("Missing either 'expr', 'fmt' or expression.");
        var isMarked = call.Arguments.Count > 2;
        var isFormat = isMarked && call.Argument(1) == "fmt";
        if (isMarked && !isFormat && call.Argument(1) != "expr")
            return call.Fail($"'set var': arg type must be either 'expr' or 'fmt' but got '{call.Argument(1)}'.");
        return SetAsync(call, call.Argument(isMarked ? 2 : 1), isFormat);
    }

    private static ValueTask SetAsync(CommandCall call, string value, bool isFormat)
    {
        var services = call.Node.Services;
        var position = new SourcePosition("", 0, 0);
        var findings = new List<Diagnostic>();
        var scope = new CompilationScope(findings) { Keyword = "set var", Places = SamplePlaces.RuntimeApi, Proxies = call.Generation?.Proxies };
        var line = new VariableConfig(new ConfigWord(call.Argument(0), position), [new ConfigWord(value, position)]) { IsFormat = isFormat };
        if (ProcessVariable.Compile(line, scope) is not { } variable)
            return call.Fail(findings[0].Message);
        variable.Set(new ProcessSampleContext(services.Process, new SampleScratch(), call.Generation?.Proxies));
        return default;
    }
}
