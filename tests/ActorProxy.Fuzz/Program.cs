using System.Globalization;
using ActorProxy.Fuzz;

// ActorProxy.Fuzz                           lists the targets
// ActorProxy.Fuzz TARGET SECONDS [SEED]     runs one of them; without a seed, with a new one
// ActorProxy.Fuzz TARGET FILE               runs one input: raw bytes, as findings are written
if (args.Length < 2 || FuzzTargets.All.FirstOrDefault(one => one.Name == args[0]) is not { } target)
{
    Console.Error.WriteLine($"usage: ActorProxy.Fuzz TARGET SECONDS [SEED] | TARGET FILE\ntargets: {string.Join(' ', FuzzTargets.All.Select(static one => one.Name))}");
    return 2;
}

FuzzResult result;
if (double.TryParse(args[1], CultureInfo.InvariantCulture, out var seconds))
{
    var seed = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : Environment.TickCount;
    Console.WriteLine($"{target.Name}: seed {seed}");
    result = new FuzzRun(target, seed).For(TimeSpan.FromSeconds(seconds));
}
else
{
    result = new FuzzRun(target, 0).Once(File.ReadAllBytes(args[1]));
}

Console.WriteLine(result);
if (result.Input is { } input && result.Finding is not null)
{
    var file = $"finding-{target.Name}-{result.Seed}.bin";
    File.WriteAllBytes(file, input);
    Console.WriteLine($"the input is in {file}");
    return 1;
}

return 0;
