using BenchmarkDotNet.Attributes;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>The actor runtime's own cost, apart from any socket.</summary>
[Config(typeof(ShortInProcess))]
public class ActorBenchmarks
{
    private const int Times = 1_000_000;

    private ActorScenario _scenario = null!;

    [GlobalSetup(Target = nameof(Create_watch_stop))]
    public void SetUpCreation() => _scenario = new CreateWatchStop();

    [GlobalSetup(Target = nameof(Tell_on_one_loop))]
    public void SetUpOneLoop() => _scenario = TellBurst.OnOneLoop();

    [GlobalSetup(Target = nameof(Tell_across_loops))]
    public void SetUpTwoLoops() => _scenario = TellBurst.AcrossLoops();

    [GlobalSetup(Target = nameof(Ask_a_shared_actor))]
    public void SetUpAsk() => _scenario = SharedAsk.FromOneLoop();

    [GlobalSetup(Target = nameof(Ask_a_shared_actor_from_two_loops))]
    public void SetUpContendedAsk() => _scenario = SharedAsk.FromTwoLoops();

    [GlobalCleanup]
    public void CleanUp() => _scenario.Dispose();

    [Benchmark(OperationsPerInvoke = Times)]
    public void Create_watch_stop() => _scenario.Run(Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void Tell_on_one_loop() => _scenario.Run(Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void Tell_across_loops() => _scenario.Run(Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void Ask_a_shared_actor() => _scenario.Run(Times);

    [Benchmark(OperationsPerInvoke = Times)]
    public void Ask_a_shared_actor_from_two_loops() => _scenario.Run(Times);
}
