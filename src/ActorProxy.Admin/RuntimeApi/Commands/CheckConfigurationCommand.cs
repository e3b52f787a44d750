using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>check configuration</c>: what <c>-c</c> would say of the files now. Nothing changes.</summary>
internal sealed class CheckConfigurationCommand : RuntimeCommand
{
    public override string Words => "check configuration";
    public override string Summary => "tell whether the configuration would be used by a reload";
    public override AdminLevel Level => AdminLevel.Admin;

    public override async ValueTask RunAsync(CommandCall call)
    {
        var outcome = await call.Context.Options.CheckAsync();
        Verdict.Write(call, outcome.IsAccepted, outcome.Text);
    }
}
