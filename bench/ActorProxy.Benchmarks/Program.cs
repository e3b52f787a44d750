using ActorProxy.Benchmarks.Actors;
using BenchmarkDotNet.Running;

// `quick` prints the actor runtime's figures in seconds; everything else is BenchmarkDotNet's command line.
if (args is ["quick"])
    QuickFigures.Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
