using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set severity-output</c>: whether short answers begin with how grave they are.</summary>
internal sealed class SetSeverityOutputCommand : RuntimeCommand
{
    public override string Words => "set severity-output";
    public override string Usage => "set severity-output [none|number|string]";
    public override string Summary => "mark short answers with their severity";

    public override ValueTask RunAsync(CommandCall call)
    {
        switch (call.Argument(0))
        {
            case "none":
                call.Session.Severity = SeverityOutput.None;
                return default;
            case "number":
                call.Session.Severity = SeverityOutput.Number;
                return default;
            case "string":
                call.Session.Severity = SeverityOutput.String;
                return default;
            default:
                return call.Fail("one of 'none', 'number', 'string' is a required argument");
        }
    }
}
