using System.Globalization;
using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show errors</c>: the last messages that violated their protocol; in TCP mode there are none.</summary>
internal sealed class ShowErrorsCommand : RuntimeCommand
{
    public override string Words => "show errors";
    public override string Usage => "show errors [<px>] [request|response]";
    public override string Summary => "show the last faulty requests and responses";
    public override AdminLevel Level => AdminLevel.Operator;

    public override ValueTask RunAsync(CommandCall call)
    {
        var now = call.Node.Services.Clock.GetLocalNow();
        if (call.Arguments.Count > 0 && !IsKnown(call, call.Argument(0)))
            return call.Fail("No such proxy.");
        call.Answer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Total events captured on [{now:dd/MMM/yyyy:HH:mm:ss.fff}] : 0"));
        return default;
    }

    private static bool IsKnown(CommandCall call, string proxy) => proxy == "-1"
        || (call.Generation?.Configuration.Proxies.Any(one => one.Name == proxy || one.Id.ToString(CultureInfo.InvariantCulture) == proxy) ?? false);
}
