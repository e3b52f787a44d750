namespace ActorProxy.Core.RollingReload;

/// <summary>Keeps two rolling reloads apart: each node knows who carries one out, until that one says that it is done, says nothing for too long, or is not there any more.</summary>
/// <remarks>Belongs to one loop. Times are monotonic milliseconds.</remarks>
/// <param name="incarnationOf">Of the process that is the node of a name now; null when there is none.</param>
public sealed class RollingReloadClaim(Func<string, long?> incarnationOf)
{
    private string _holder = "";
    private string _token = "";
    private long? _incarnation;
    private long _endsMs = long.MinValue;

    /// <summary>Null when nobody has it.</summary>
    public string? HolderAt(long nowMs) => nowMs < _endsMs && incarnationOf(_holder) == _incarnation ? _holder : null;

    /// <summary>Takes it, or keeps it for longer; returns who has it instead.</summary>
    public string? TryTake(string holder, string token, long nowMs, long forMs)
    {
        if (HolderAt(nowMs) is { } other && _token != token)
            return other;
        (_holder, _token, _incarnation, _endsMs) = (holder, token, incarnationOf(holder), nowMs + forMs);
        return null;
    }

    /// <summary>Lets it go; nothing happens when somebody else has it.</summary>
    public void Release(string token)
    {
        if (_token == token)
            _endsMs = long.MinValue;
    }
}
