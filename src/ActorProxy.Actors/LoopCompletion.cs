using System.Threading.Tasks.Sources;

namespace ActorProxy.Actors;

/// <summary>One awaited outcome at a time that is set on the loop where it is awaited: what follows runs at once, in the same turn.</summary>
/// <remarks>
/// The base library's <see cref="ManualResetValueTaskSourceCore{TResult}"/> captures the loop's synchronization context
/// and would put the continuation at the end of the mailbox; here it is called by <see cref="Complete"/>.
/// </remarks>
public sealed class LoopCompletion<TResult> : IValueTaskSource<TResult>
{
    private Action<object?>? _continuation;
    private object? _state;
    private TResult _result = default!;
    private bool _isCompleted;
    private short _version;

    /// <summary>True between <see cref="Begin"/> and <see cref="Complete"/>.</summary>
    public bool IsAwaited { get; private set; }

    /// <summary>Begins a new wait. At most one at a time.</summary>
    public ValueTask<TResult> Begin()
    {
        _version++;
        _isCompleted = false;
        _continuation = null;
        IsAwaited = true;
        return new ValueTask<TResult>(this, _version);
    }

    /// <summary>Ends the wait; a second call for the same wait has no effect.</summary>
    public void Complete(TResult result)
    {
        if (!IsAwaited)
            return;
        IsAwaited = false;
        _result = result;
        _isCompleted = true;
        var continuation = _continuation;
        _continuation = null;
        continuation?.Invoke(_state);
    }

    TResult IValueTaskSource<TResult>.GetResult(short token) =>
        token == _version && _isCompleted ? _result : throw new InvalidOperationException("A wait is read once, after its end.");

    ValueTaskSourceStatus IValueTaskSource<TResult>.GetStatus(short token) =>
        _isCompleted ? ValueTaskSourceStatus.Succeeded : ValueTaskSourceStatus.Pending;

    void IValueTaskSource<TResult>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        if (_isCompleted)
        {
            continuation(state);
            return;
        }

        _state = state;
        _continuation = continuation;
    }
}
