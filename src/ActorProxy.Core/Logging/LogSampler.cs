using ActorProxy.Config.Model;

namespace ActorProxy.Core.Logging;

/// <summary>Picks the lines that a target with <c>sample</c> gets; shared by all loops.</summary>
public sealed class LogSampler(LogSampleConfig sample)
{
    private long _seen;

    /// <summary>Counts one line and says whether it is among the chosen ones of its round.</summary>
    public bool Takes()
    {
        var place = (Interlocked.Increment(ref _seen) - 1) % sample.Size + 1;
        foreach (var (first, last) in sample.Ranges)
        {
            if (place >= first && place <= last)
                return true;
        }

        return false;
    }
}
