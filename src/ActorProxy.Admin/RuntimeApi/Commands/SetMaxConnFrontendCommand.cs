using System.Globalization;
using ActorProxy.Node.Frontends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set maxconn frontend</c>: how many connections a frontend holds at once.</summary>
internal sealed class SetMaxConnFrontendCommand : FrontendCommand
{
    public override string Words => "set maxconn frontend";
    public override string Usage => "set maxconn frontend <frontend> <value>";
    public override string Summary => "change a frontend's maxconn";

    protected override ValueTask RunAsync(CommandCall call, Frontend frontend)
    {
        if (!long.TryParse(call.Argument(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
            return call.Fail("Integer value expected.");
        if (limit is < 0 or > int.MaxValue)
            return call.Fail("Value out of range.");
        frontend.Gate.Limit = limit;
        return default;
    }
}
