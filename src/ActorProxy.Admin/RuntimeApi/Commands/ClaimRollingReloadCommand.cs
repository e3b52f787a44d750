using System.Globalization;
using ActorProxy.Config.Model;
using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Between nodes: one of them is to carry out the cluster's one rolling reload, for so many seconds at most unless it says so again.</summary>
internal sealed class ClaimRollingReloadCommand : RuntimeCommand
{
    public override string Words => "claim rolling-reload";
    public override string Usage => "claim rolling-reload <node> <token> <seconds>";
    public override string Summary => "note who carries out a rolling reload";
    public override AdminLevel Level => AdminLevel.Admin;
    public override bool IsHidden => true;

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (call.Arguments.Count != 3 || !int.TryParse(call.Argument(2), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > 600)
            await call.Fail("Expected a node, a token, and up to 600 seconds.");
        else if (call.Context.RollingReload.TryTake(call.Argument(0), call.Argument(1), NodeServices.NowMs, seconds * 1000L) is { } holder)
            Verdict.Write(call, false, $"{holder} carries out a rolling reload already");
        else
            Verdict.Write(call, true, "");
    }
}
