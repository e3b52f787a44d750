using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>shutdown sessions server</c>: ends all sessions that a server has.</summary>
internal sealed class ShutdownSessionsServerCommand : ServerCommand
{
    public override string Words => "shutdown sessions server";
    public override string Usage => "shutdown sessions server <bk>/<srv>";
    public override string Summary => "end the sessions of a server";

    protected override async ValueTask RunAsync(CommandCall call, ServerTarget target) =>
        await Answer(call, await target.AskAsync(answer => new OperatorProtocol.ShutdownSessions(target.Server.Name, answer)));
}
