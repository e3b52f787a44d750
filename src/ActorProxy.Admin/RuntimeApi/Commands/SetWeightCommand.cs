using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set weight</c>: a number, or per cent of the configured weight.</summary>
internal sealed class SetWeightCommand : ServerCommand
{
    public override string Words => "set weight";
    public override string Usage => "set weight <bk>/<srv> <weight>[%]";
    public override string Summary => "change a server's weight (prefer 'set server')";

    protected override ValueTask RunAsync(CommandCall call, ServerTarget target) => SetAsync(call, target, call.Argument(1));

    internal static async ValueTask SetAsync(CommandCall call, ServerTarget target, string weight)
    {
        if (weight.Length == 0)
            await call.Fail("Require <weight> or <weight%>.");
        else if (HasTail(weight))
            await call.Fail("Trailing garbage in weight string");
        else
            await Answer(call, await target.AskAsync(answer => new OperatorProtocol.SetWeight(target.Server.Name, weight, answer)));
    }

    /// <summary>A number, and then something else than one per cent sign.</summary>
    private static bool HasTail(string weight)
    {
        var digits = weight.AsSpan().TrimStart("+-");
        var tail = digits.TrimStart("0123456789");
        return tail.Length < digits.Length && tail is not ("" or "%");
    }
}
