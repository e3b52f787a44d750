using ActorProxy.Benchmarks.Actors;
using ActorProxy.Benchmarks.StickTables;
using BenchmarkDotNet.Running;

// `quick` prints the actor runtime's figures in seconds, `tables` those of a stick table; everything else is BenchmarkDotNet's command line.
if (args is ["quick"])
    QuickFigures.Print();
else if (args is ["tables"])
    TableFigures.Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
