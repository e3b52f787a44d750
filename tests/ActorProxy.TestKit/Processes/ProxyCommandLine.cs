using System.Diagnostics;
using System.Globalization;

namespace ActorProxy.TestKit.Processes;

/// <summary>Puts a proxy's command line together and starts it.</summary>
internal static class ProxyCommandLine
{
    public static Process Start(ProxyOptions options, TestDirectory directory)
    {
        if (!File.Exists(options.Executable.Path))
            throw new FileNotFoundException($"{options.Executable.Path} is not there: build it first (dotnet build ActorProxy.sln -c Release).");
        var arguments = Arguments(options, directory);
        var program = options.Executable.Path;
        if (options.DescriptorLimit is { } limit)
        {
            // prlimit executes the program in its own place, so the id stays.
            arguments = [$"--nofile={limit.Soft}:{limit.Hard}", "--", program, .. arguments];
            program = "prlimit";
        }

        if (options.NetworkNamespace is { } network)
        {
            // As prlimit, ip executes the program in its own place.
            arguments = ["netns", "exec", network, program, .. arguments];
            program = "ip";
        }

        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory.Path };
        foreach (var (name, value) in options.Environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static List<string> Arguments(ProxyOptions options, TestDirectory directory)
    {
        List<string> arguments = [.. options.Mode];
        if (options.HasStatsSocket)
            arguments.AddRange(["-f", directory.File("stats.cfg")]);
        arguments.AddRange(["-f", directory.File("haproxy.cfg")]);
        arguments.AddRange(options.ExtraArguments);
        // -sf takes every number that follows it, so it comes last.
        if (options.TakesOverFrom is { } old)
            arguments.AddRange(["-x", old.Runtime.SocketPath, "-sf", old.Pid.ToString(CultureInfo.InvariantCulture)]);
        return arguments;
    }
}
