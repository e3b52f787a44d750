using ActorProxy.Config.Model;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>A command about one server, named by its first argument.</summary>
internal abstract class ServerCommand : RuntimeCommand
{
    public override AdminLevel Level => AdminLevel.Admin;

    public sealed override ValueTask RunAsync(CommandCall call) => ServerTarget.Find(call, call.Argument(0), out var error) is { } target
        ? RunAsync(call, target)
        : call.Fail(error);

    protected abstract ValueTask RunAsync(CommandCall call, ServerTarget target);

    /// <summary>Says what became of a command; nothing when it was done.</summary>
    protected static ValueTask Answer(CommandCall call, ServerCommandResult result) => result switch
    {
        ServerCommandResult.Done => default,
        ServerCommandResult.NoSuchServer => call.Fail("No such server."),
        ServerCommandResult.NotANumber => call.Fail("Empty weight string empty or preceded by garbage"),
        ServerCommandResult.OutOfRange => call.Fail("Absolute weight can only be between 0 and 256 inclusive."),
        ServerCommandResult.Negative => call.Fail("Relative weight must be positive."),
        ServerCommandResult.StaticAlgorithm => call.Fail("Backend is using a static LB algorithm and only accepts weights '0%' and '100%'."),
        ServerCommandResult.IsTracking => call.Fail("cannot change health on a tracking server."),
        _ => call.Fail("Health check was not configured on this server, cannot enable."),
    };
}
