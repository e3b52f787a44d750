using ActorProxy.Config.Syntax;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set timeout cli</c>: how long this session may be silent.</summary>
internal sealed class SetTimeoutCommand : RuntimeCommand
{
    public override string Words => "set timeout";
    public override string Usage => "set timeout [cli] <delay>";
    public override string Summary => "change this session's timeout";

    public override ValueTask RunAsync(CommandCall call)
    {
        if (call.Argument(0) != "cli")
            return call.Fail("'set timeout' only supports 'cli'.");
        if (call.Arguments.Count < 2)
            return call.Fail("Expects an integer value.");

        // Seconds without a unit (management.txt "set timeout cli").
        if (TimeSyntax.TryParse(call.Argument(1), TimeSpan.FromSeconds(1), out var timeout) is not null || timeout < TimeSpan.FromMilliseconds(1))
            return call.Fail("Invalid timeout value.");
        call.Session.Timeout = timeout;
        return default;
    }
}
