using ActorProxy.Core.Health;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The numbers by which server-state files name the end of a check (<c>srv_check_status</c>).</summary>
public static class CheckStatusNumbers
{
    public static int Of(CheckStatus status) => status switch
    {
        CheckStatus.Initializing => 1,
        CheckStatus.Checked => 3,
        CheckStatus.HealthAnalysis => 4,
        CheckStatus.SocketError => 5,
        CheckStatus.Layer4Passed => 6,
        CheckStatus.Layer4Timeout => 7,
        CheckStatus.Layer4Connection => 8,
        CheckStatus.Layer6Passed => 9,
        CheckStatus.Layer6Timeout => 10,
        CheckStatus.Layer6Response => 11,
        CheckStatus.Layer7Timeout => 12,
        CheckStatus.Layer7Response => 13,
        CheckStatus.Layer7Passed => 15,
        CheckStatus.Layer7PassedConditionally => 16,
        CheckStatus.Layer7Status => 17,
        CheckStatus.ProcessError => 18,
        CheckStatus.ProcessTimeout => 19,
        CheckStatus.ProcessPassed => 20,
        _ => 0,
    };

    /// <summary>The status that a number means; <see cref="CheckStatus.Unknown"/> for one that is not known.</summary>
    public static CheckStatus ToStatus(int number)
    {
        for (var status = CheckStatus.Unknown; status <= CheckStatus.ProcessPassed; status++)
        {
            if (Of(status) == number)
                return status;
        }

        return CheckStatus.Unknown;
    }
}
