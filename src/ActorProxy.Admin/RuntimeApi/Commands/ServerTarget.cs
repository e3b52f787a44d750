using System.Globalization;
using ActorProxy.Config.Model;
using ActorProxy.Core.Stats.Snapshots;
using ActorProxy.Node.Backends;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>A server that an operator named, in the current generation.</summary>
internal sealed record ServerTarget(Backend Backend, ServerConfig Server)
{
    /// <summary>A balancer that has ended meanwhile can't answer; the operator must not wait for it for ever.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Reads <c>backend/server</c>, names or <c>#</c> and numbers; null with a sentence in <paramref name="error"/> when there is none.</summary>
    public static ServerTarget? Find(CommandCall call, string path, out string error)
    {
        error = "";
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            error = "Require 'backend/server'.";
            return null;
        }

        var backends = call.Generation?.Backends.Values ?? [];
        if (backends.FirstOrDefault(one => IsNamed(path.AsSpan(0, slash), one.Name, one.Proxy.Id)) is not { } backend)
        {
            error = "No such backend.";
            return null;
        }

        var server = backend.Config.Servers.FirstOrDefault(one => IsNamed(path.AsSpan(slash + 1), one.Name, one.Id));
        if (server is not null)
            return new ServerTarget(backend, server);
        error = "No such server.";
        return null;
    }

    /// <summary>Asks the backend's balancer to change the server.</summary>
    public async Task<ServerCommandResult> AskAsync(Func<TaskCompletionSource<ServerCommandResult>, OperatorProtocol.ServerCommand> command)
    {
        var answer = new TaskCompletionSource<ServerCommandResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        Backend.Balancer.Tell(command(answer));
        try
        {
            return await answer.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            return ServerCommandResult.NoSuchServer;
        }
    }

    /// <summary>What the backend's balancer tells about the server; null when it has lost it.</summary>
    public async Task<ServerSnapshot?> SnapshotAsync()
    {
        var answer = new TaskCompletionSource<BackendView>(TaskCreationOptions.RunContinuationsAsynchronously);
        Backend.Balancer.Tell(new OperatorProtocol.GetBackend(answer));
        try
        {
            return (await answer.Task.WaitAsync(Patience)).Servers.FirstOrDefault(one => one.Name == Server.Name);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    internal static bool IsNamed(ReadOnlySpan<char> text, string name, int id) =>
        text.SequenceEqual(name) || (text is ['#', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && wanted == id);
}
