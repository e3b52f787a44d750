using System.Globalization;
using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set maxconn global</c>: how many connections the process holds at once; 0 is the configuration's value again.</summary>
internal sealed class SetMaxConnGlobalCommand : RuntimeCommand
{
    public override string Words => "set maxconn global";
    public override string Usage => "set maxconn global <value>";
    public override string Summary => "change the process's maxconn";
    public override AdminLevel Level => AdminLevel.Admin;

    public override ValueTask RunAsync(CommandCall call)
    {
        if (!long.TryParse(call.Argument(0), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var limit))
            return call.Fail("Expects an integer value.");
        var services = call.Node.Services;
        if (limit < 0 || limit > services.HardMaxConn)
            return call.Fail("Value out of range.");
        services.Gate.Limit = limit == 0 ? services.HardMaxConn : limit;
        return default;
    }
}
