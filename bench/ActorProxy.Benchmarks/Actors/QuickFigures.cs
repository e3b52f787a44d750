using System.Diagnostics;

namespace ActorProxy.Benchmarks.Actors;

/// <summary>The same scenarios as <see cref="ActorBenchmarks"/>, timed by hand in a few seconds: to see where one stands.</summary>
/// <remarks>Processor time is of all loops together and stays true on a machine that is busy with something else; elapsed time does not.</remarks>
public static class QuickFigures
{
    private const int Runs = 7;

    public static void Print()
    {
        Console.WriteLine($"{"actors",-52} {"cpu ns",8} {"ns",8} {"best ns",8} {"bytes",7}");
        Measure(new CreateWatchStop(), 200_000);
        Measure(TellBurst.OnOneLoop(), 2_000_000);
        Measure(TellBurst.AcrossLoops(), 2_000_000);
        Measure(PingPong.OnOneLoop(), 1_000_000);
        Measure(PingPong.AcrossLoops(), 20_000);
        Measure(SharedAsk.FromOneLoop(), 1_000_000);
        Measure(SharedAsk.FromTwoLoops(), 1_000_000);
        Console.WriteLine($"{"idle actor, bytes",-52} {IdleSize.Measure(isWatched: false),8:0}");
        Console.WriteLine($"{"idle actor that its parent watches, bytes",-52} {IdleSize.Measure(isWatched: true),8:0}");
    }

    private static void Measure(ActorScenario scenario, int times)
    {
        using (scenario)
        {
            // Long enough for the compiler's second tier, which also counts the loops' own methods.
            for (var warmUp = Stopwatch.StartNew(); warmUp.ElapsedMilliseconds < 600;)
                scenario.Run(times / 10);

            var elapsed = new double[Runs];
            var processor = new double[Runs];
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            for (var run = 0; run < Runs; run++)
            {
                var watch = Stopwatch.StartNew();
                var used = Environment.CpuUsage.TotalTime;
                scenario.Run(times);
                elapsed[run] = watch.Elapsed.TotalNanoseconds / times;
                processor[run] = (Environment.CpuUsage.TotalTime - used).TotalNanoseconds / times;
            }

            var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)(Runs * (long)times);
            Array.Sort(elapsed);
            Array.Sort(processor);
            Console.WriteLine($"{scenario.Name,-52} {processor[Runs / 2],8:0.0} {elapsed[Runs / 2],8:0.0} {elapsed[0],8:0.0} {bytes,7:0.0}");
        }
    }
}
