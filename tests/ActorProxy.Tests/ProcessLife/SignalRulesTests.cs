using ActorProxy.ProcessLife;
using Xunit;

namespace ActorProxy.Tests.ProcessLife;

public sealed class SignalRulesTests
{
    [Theory]
    [InlineData(1, nameof(SignalAction.Reload))]
    [InlineData(2, nameof(SignalAction.StopNow))]
    [InlineData(3, nameof(SignalAction.ReportMemory))]
    [InlineData(10, nameof(SignalAction.SoftStop))]
    [InlineData(12, nameof(SignalAction.Reload))]
    [InlineData(15, nameof(SignalAction.StopNow))]
    [InlineData(21, nameof(SignalAction.Resume))]
    [InlineData(22, nameof(SignalAction.Pause))]
    public void Each_signal_has_its_action(int signal, string action)
        => Assert.Equal(Enum.Parse<SignalAction>(action), SignalRules.ActionOf((ProcessSignal)signal));

    [Theory]
    [InlineData(2)]
    [InlineData(15)]
    public void A_lone_process_dies_by_the_signal(int signal)
        => Assert.Equal(ProcessEnd.BySignal((ProcessSignal)signal), SignalRules.EndBy((ProcessSignal)signal, isMasterWorker: false));

    [Fact]
    public void A_master_exits_with_the_signal_added_to_128_when_interrupted()
        => Assert.Equal(ProcessEnd.WithCode(130), SignalRules.EndBy(ProcessSignal.Interrupt, isMasterWorker: true));

    [Fact]
    public void A_master_that_is_told_to_terminate_exits_with_0()
        => Assert.Equal(ProcessEnd.WithCode(0), SignalRules.EndBy(ProcessSignal.Terminate, isMasterWorker: true));
}
