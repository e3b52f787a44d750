using System.Globalization;
using ActorProxy.Actors;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Logging;
using ActorProxy.Engine.Logging;
using ActorProxy.Engine.Sockets;
using ActorProxy.Node.Generations;

namespace ActorProxy.Node;

/// <summary>What the node tells its operator outside of sessions: faults, limits, generations, servers' states.</summary>
/// <remarks>For any thread. Each line says what, where, and what to do.</remarks>
public sealed class NodeEvents
{
    /// <summary>Takes each line besides the log targets: the main program's standard error.</summary>
    public Action<NoticeLevel, string>? Sink { get; set; }

    /// <summary>The generation whose log targets get the lines.</summary>
    internal Func<Generation?> Generation { get; set; } = static () => null;

    // Not to the log targets: one of them is what fails.
    public void LogTargetFailed(string text) => Sink?.Invoke(NoticeLevel.Warning, text);

    public void AcceptExhausted(string frontend, int error) =>
        Write(NoticeLevel.Alert, frontend, $"Proxy {frontend} can't accept: {SocketErrors.Describe(error)}. It pauses for 100 ms; raise ulimit-n or lower maxconn.");

    public void ListenerBroken(string frontend, string address, int error) =>
        Write(NoticeLevel.Alert, frontend, $"Proxy {frontend} accepts no more on {address}: {SocketErrors.Describe(error)}. Reload to open it again.");

    public void ListenerOptionRefused(string frontend, string address, string reason) =>
        Write(NoticeLevel.Warning, frontend, $"Proxy {frontend} listens on {address} without an option of its bind line: {reason}.");

    public void ListenersNotPassed(string reason) =>
        Write(NoticeLevel.Warning, null, $"The listening sockets could not be handed to the process that asked for them: {reason}.");

    public void ServerNotice(string backend, NoticeLevel level, string text) => Write(level, backend, text);

    public void ActorFailed(ActorFailure failure) =>
        Write(NoticeLevel.Alert, null, $"{failure.Path} failed and was answered with {failure.Decision}: {failure.Error.Message} ({failure.Error.GetType().Name}) {failure.Error.StackTrace}");

    public void GenerationAccepted(int number, int frontends, int backends) =>
        Write(NoticeLevel.Notice, null, string.Create(CultureInfo.InvariantCulture, $"Generation {number} accepts connections: {frontends} frontends, {backends} backends."));

    /// <summary>What became of a reload; <paramref name="details"/> are the configuration's findings.</summary>
    public void Reloaded(bool isAccepted, string details) => Write(
        isAccepted ? NoticeLevel.Notice : NoticeLevel.Alert,
        null,
        isAccepted ? "The reload was accepted." : $"The reload failed; the configuration before it stays in use. {details.ReplaceLineEndings(" ")}");

    public void TableFull(string table, long size, long refused) => Write(
        NoticeLevel.Warning,
        null,
        string.Create(CultureInfo.InvariantCulture, $"The stick table {table} is full with {size} entries: {refused} keys found no room in the last second. Raise its size, lower its expire, or drop nopurge."));

    public void TableBegunEmpty(string table) =>
        Write(NoticeLevel.Warning, null, $"The stick table {table} begins empty: its keys are of another type than before the reload.");

    /// <summary>What happens between this node and its cluster.</summary>
    public void Cluster(NoticeLevel level, string text) => Write(level, null, text);

    /// <summary>What happens between this node and its peers.</summary>
    /// <param name="log">The section's own targets; null for the process's.</param>
    internal void Peers(ProxyLogger? log, NoticeLevel level, string text)
    {
        var line = char.ToUpperInvariant(text[0]) + text[1..];
        if (log is null)
        {
            Write(level, null, line);
            return;
        }

        Sink?.Invoke(level, line);
        log.LogEvent((LogLevel)level, line);
    }

    public void SnapshotRefused(string table, string path, string reason) =>
        Write(NoticeLevel.Warning, null, $"The stick table {table} begins empty: its snapshot {path} {reason}. The next snapshot replaces the file; move it away if it is needed.");

    public void SnapshotFailed(string table, string path, string reason) =>
        Write(NoticeLevel.Warning, null, $"The stick table {table} can't be written to {path}, which stays as it was: {reason} It is tried again each time; there is no other message until it works.");

    public void SnapshotWorksAgain(string table, string path) =>
        Write(NoticeLevel.Notice, null, $"The stick table {table} is written to {path} again.");

    public void GenerationEnded(int number) =>
        Write(NoticeLevel.Notice, null, string.Create(CultureInfo.InvariantCulture, $"Generation {number} has ended: its last connection is closed."));

    private void Write(NoticeLevel level, string? proxy, string text)
    {
        Sink?.Invoke(level, text);
        if (Generation() is not { } generation)
            return;
        var log = proxy is null ? generation.Log
            : generation.Backends.TryGetValue(proxy, out var backend) ? backend.Log
            : generation.Frontends.FirstOrDefault(one => one.Frontend.Name == proxy).Frontend?.Log ?? generation.Log;
        log.LogEvent((LogLevel)level, text);
    }
}
