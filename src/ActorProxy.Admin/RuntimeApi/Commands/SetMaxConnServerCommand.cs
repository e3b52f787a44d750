using System.Globalization;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set maxconn server</c>: how many connections a server gets at once; 0 is without limit.</summary>
internal sealed class SetMaxConnServerCommand : ServerCommand
{
    public override string Words => "set maxconn server";
    public override string Usage => "set maxconn server <bk>/<srv> <value>";
    public override string Summary => "change a server's maxconn";

    protected override async ValueTask RunAsync(CommandCall call, ServerTarget target)
    {
        if (call.Argument(1).Length == 0)
            await call.Fail("Require <maxconn>.");
        else if (!int.TryParse(call.Argument(1), NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
            await call.Fail("maxconn string empty or preceded by garbage");
        else
            await Answer(call, await target.AskAsync(answer => new OperatorProtocol.SetMaxConn(target.Server.Name, limit, answer)));
    }
}
