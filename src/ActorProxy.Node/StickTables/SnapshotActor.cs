using ActorProxy.Actors;
using ActorProxy.Config.Model.StickTables;

namespace ActorProxy.Node.StickTables;

/// <summary>Writes one stick table to its file from time to time, off the event loops.</summary>
internal sealed class SnapshotActor(NodeServices node, string table, StickSnapshotConfig config) : Actor<SnapshotProtocol.ICommand>
{
    private readonly SnapshotFile _file = new(config.Path);
    private readonly DateTimeOffset _began = node.Clock.GetUtcNow();
    private bool _hasFailed;
    private bool _isEnding;

    protected override void PreStart() => Schedule(config.Every, new Due());

    protected override void Receive(SnapshotProtocol.ICommand message)
    {
        switch (message)
        {
            case Due:
                AwaitBeforeNext(WriteRegularlyAsync());
                break;
            case SnapshotProtocol.WriteLast last:
                _isEnding = true;
                AwaitBeforeNext(WriteLastAsync(last.Answer));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    private async Task WriteRegularlyAsync()
    {
        try
        {
            await WriteAsync();
        }
        finally
        {
            Schedule(config.Every, new Due());
        }
    }

    private async Task WriteLastAsync(TaskCompletionSource answer)
    {
        try
        {
            await WriteAsync();
        }
        finally
        {
            answer.TrySetResult();
        }
    }

    private async Task WriteAsync()
    {
        if (node.Tables.Find(table) is not { } current)
            return;
        string? failure = null;
        var nowMs = Loop.NowMs;
        await node.RunBlockingAsync(() =>
        {
            // A process that is replaced lives on for its last connections; the file is the next one's as soon as that has written it.
            if (!_isEnding || !_file.IsOfLaterProcess(_began))
                failure = _file.Write(current, nowMs, node.Clock.GetUtcNow(), _began);
        });

        // Once when it begins and once when it is over, not every time.
        if (failure is not null && !_hasFailed)
            node.Events.SnapshotFailed(table, _file.Path, failure);
        else if (failure is null && _hasFailed)
            node.Events.SnapshotWorksAgain(table, _file.Path);
        _hasFailed = failure is not null;
    }

    private sealed record Due : SnapshotProtocol.ICommand;
}
