using ActorProxy.Core.Health;
using Xunit;

namespace ActorProxy.Tests.Core.Health;

public sealed class CheckStatusTextTests
{
    [Fact]
    public void Every_status_has_a_code_and_a_phrase_of_its_own()
    {
        CheckStatus[] all = Enum.GetValues<CheckStatus>();
        Assert.Equal(all.Length, all.Select(status => status.Code()).Distinct().Count());
        Assert.Equal(all.Length, all.Select(status => status.Phrase()).Distinct().Count());
    }

    [Fact]
    public void Every_ended_check_speaks_either_for_or_against_the_server()
    {
        foreach (CheckStatus status in Enum.GetValues<CheckStatus>())
        {
            bool ended = status > CheckStatus.Checked;
            Assert.Equal(ended, status.IsPassed() ^ status.IsFailed());
        }
    }
}
