using System.Globalization;
using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>disable floating-ip</c>: this node gives its floating addresses to others, and takes one only while nobody else does.</summary>
internal sealed class DisableFloatingIpCommand : RuntimeCommand
{
    private const int LongestSeconds = 86_400;

    /// <summary>How long others may take to have the addresses.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public override string Words => "disable floating-ip";
    public override string Usage => "disable floating-ip [<seconds> [for <node>]]";
    public override string Summary => "give the floating addresses to other nodes, for an hour or so many seconds";
    public override AdminLevel Level => AdminLevel.Admin;

    public override async ValueTask RunAsync(CommandCall call)
    {
        var seconds = 3600;
        var arguments = call.Arguments;
        if (call.Arguments.Count > 0 && (!int.TryParse(call.Argument(0), NumberStyles.None, CultureInfo.InvariantCulture, out seconds) || seconds is 0 or > LongestSeconds))
            await call.Fail($"'{call.Argument(0)}' is no number of seconds from 1 to {LongestSeconds}.");
        else if (arguments.Count > 1 && (arguments.Count != 3 || call.Argument(1) != "for"))
            await call.Fail("Behind the seconds only 'for' and a node's name may follow: the node without which this one takes part again.");
        else if (call.Context.Options.Cluster() is not { } cluster)
            Verdict.Write(call, true, "This node has no floating addresses.");
        else if (await cluster.StandAsideAsync(TimeSpan.FromSeconds(seconds), Patience, arguments.Count == 3 ? call.Argument(2) : null))
            Verdict.Write(call, true, "Other nodes have all floating addresses of this one.");
        else
            Verdict.Write(call, false, "No other node has taken all floating addresses: see 'show floating-ip' on each of them. This node holds what nobody else does.");
    }
}
