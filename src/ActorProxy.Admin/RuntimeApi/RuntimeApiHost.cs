using ActorProxy.Actors;
using ActorProxy.Admin.RuntimeApi.Sockets;
using ActorProxy.Config.Model;
using ActorProxy.Node;

namespace ActorProxy.Admin.RuntimeApi;

/// <summary>The running runtime API of a node, for the main program. For any thread.</summary>
/// <remarks>
/// A configuration's sockets are opened before the node takes it over, so that an address that can't be had costs nothing:
/// <see cref="Prepare"/>, then the node, then <see cref="ListenAsync"/> or <see cref="PreparedSockets.Undo"/>.
/// </remarks>
public sealed class RuntimeApiHost
{
    private readonly IActorRef<RuntimeApiProtocol.ICommand> _actor;
    private readonly RuntimeApiContext _context;

    private RuntimeApiHost(RuntimeApiContext context)
    {
        _context = context;
        var services = context.Node.Services;
        _actor = services.System.ActorOf(() => new RuntimeApiActor(context), "runtime-api", Placement.On(services.Loops[0].Loop));
        var actor = _actor;
        services.Cluster.OnCall = (descriptor, caller, command) => actor.Tell(new RuntimeApiProtocol.Serve(descriptor, caller, command));
    }

    /// <summary>Every reload is to be told here, whoever asked for it.</summary>
    public ReloadHistory Reloads => _context.Reloads;

    /// <summary>Starts it; nothing is listened on before <see cref="ListenAsync"/>.</summary>
    public static RuntimeApiHost Start(ProxyNode node, RuntimeApiOptions options) => new(new RuntimeApiContext(node, options));

    /// <summary>Opens what a configuration asks for and is not open yet; nobody is served there before <see cref="ListenAsync"/>.</summary>
    public PreparedSockets Prepare(GlobalConfig global) => PreparedSockets.Open(_context.Node.Services.Listeners, global, _context.Options.MasterSocket);

    /// <summary>Serves clients on what was prepared and closes what the configuration does not have any more.</summary>
    public Task ListenAsync(PreparedSockets prepared)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _actor.Tell(new RuntimeApiProtocol.Listen(prepared.Sockets, prepared.SessionTimeout, prepared.MaxSessions, answer));
        return answer.Task;
    }

    /// <summary>Takes no new session: the process is to end. Sessions that exist go on.</summary>
    /// <param name="keepFiles">Another process listens on the unix sockets' paths now.</param>
    public Task StopListeningAsync(bool keepFiles)
    {
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _actor.Tell(new RuntimeApiProtocol.StopListening(keepFiles, answer));
        return answer.Task;
    }
}
