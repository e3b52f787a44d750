namespace ActorProxy.Core.Stats;

/// <summary>How often something happened lately: within the window before the present one and the present one so far.</summary>
/// <remarks>
/// Two windows by turns: what was counted is forgotten after one window at least and two at most. Times are monotonic milliseconds.
/// A mutable struct with one owner: use it as a field, never copy it.
/// </remarks>
public struct RecentCount(long windowMs)
{
    private long _windowStartMs;
    private int _inWindow;
    private int _before;

    /// <summary>How many were counted, as of now.</summary>
    public readonly int At(long nowMs)
    {
        var age = nowMs - _windowStartMs;
        if (age < windowMs)
            return _before + _inWindow;
        return age < 2 * windowMs ? _inWindow : 0;
    }

    public void Count(long nowMs)
    {
        var age = nowMs - _windowStartMs;
        if (age >= windowMs)
        {
            _before = age < 2 * windowMs ? _inWindow : 0;
            _inWindow = 0;
            _windowStartMs = nowMs;
        }

        _inWindow++;
    }
}
