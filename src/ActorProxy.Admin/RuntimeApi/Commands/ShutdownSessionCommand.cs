using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>shutdown session</c>: ends one session, named as <c>show sess</c> names it.</summary>
internal sealed class ShutdownSessionCommand : RuntimeCommand
{
    public override string Words => "shutdown session";
    public override string Usage => "shutdown session [id]";
    public override string Summary => "end one session";
    public override AdminLevel Level => AdminLevel.Admin;

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (SessionIdentifier.Parse(call.Argument(0)) is not { } number)
            await call.Fail("Session pointer expected (use 'show sess').");
        else if (!await call.Node.ShutDownSessionAsync(number))
            await call.Fail("No such session (use 'show sess').");
    }
}
