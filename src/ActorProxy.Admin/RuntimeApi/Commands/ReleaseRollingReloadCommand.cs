using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Between nodes: ends what <see cref="ClaimRollingReloadCommand"/> began.</summary>
internal sealed class ReleaseRollingReloadCommand : RuntimeCommand
{
    public override string Words => "release rolling-reload";
    public override string Usage => "release rolling-reload <token>";
    public override string Summary => "note that a rolling reload is over";
    public override AdminLevel Level => AdminLevel.Admin;
    public override bool IsHidden => true;

    public override ValueTask RunAsync(CommandCall call)
    {
        call.Context.RollingReload.Release(call.Argument(0));
        Verdict.Write(call, true, "");
        return default;
    }
}
