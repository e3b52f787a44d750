using ActorProxy.Config;
using ActorProxy.Config.Model;

namespace ActorProxy.Tests.Startup;

/// <summary>A node that only notes what is asked of it.</summary>
internal sealed class NodeDouble : INodeHost
{
    private readonly TaskCompletionSource _completion = new();

    /// <summary>Every call in its order, by name.</summary>
    public List<string> Calls { get; } = [];

    public StartOptions? Options { get; private set; }

    public int? AppliedMaxConn { get; private set; }

    /// <summary>What each start answers, the first one first; nothing left is success.</summary>
    public Queue<string> StartErrors { get; } = [];

    public IReadOnlyList<string> ApplyErrors { get; set; } = [];

    /// <summary>Run within each call, with its name.</summary>
    public Func<string, Task> During { get; set; } = static _ => Task.CompletedTask;

    public Action<Action>? OnNetworkThread => null;

    public Task LeaveClusterAsync() => NoteAsync("leave");

    public Task FinishHooksAsync() => NoteAsync("finish hooks");

    public Task Completion => _completion.Task;

    public async Task<IReadOnlyList<string>> StartAsync(ProxyConfiguration configuration, StartOptions options)
    {
        Options = options;
        await NoteAsync("start");
        return StartErrors.TryDequeue(out var error) ? [error] : [];
    }

    public async Task<IReadOnlyList<string>> ApplyAsync(LoadedConfiguration loaded, int maxConn)
    {
        AppliedMaxConn = maxConn;
        await NoteAsync("apply");
        return ApplyErrors;
    }

    public void Announce(ReloadReport report) => Calls.Add("announce");

    public void SoftStop()
    {
        Calls.Add("soft stop");
        _completion.TrySetResult();
    }

    public Task WriteSnapshotsAsync() => NoteAsync("write snapshots");

    public void Pause() => Calls.Add("pause");

    public void Resume() => Calls.Add("resume");

    private Task NoteAsync(string call)
    {
        Calls.Add(call);
        return During(call);
    }
}
