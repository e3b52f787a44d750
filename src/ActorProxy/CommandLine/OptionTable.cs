using System.Collections.Immutable;
using System.Globalization;

namespace ActorProxy.CommandLine;

/// <summary>Every option of the command line, with HAProxy's names and meanings (management.txt 3).</summary>
internal static class OptionTable
{
    private const int MostDemoNodes = 9;

    /// <summary>Longer names before those that they begin with.</summary>
    public static ImmutableArray<Option> Options { get; } =
    [
        Flag("-vv", "show the version, features and settings of the build", o => o with { Action = CommandAction.ShowBuild }),
        Flag("-v", "show the version", o => o with { Action = CommandAction.ShowVersion }),
        Flag("--help", "show this text", o => o with { Action = CommandAction.ShowUsage }),
        Value("-f", "<file|folder>", "read this configuration, or the .cfg files of this folder; may be repeated", (o, v) => o with { ConfigurationPaths = o.ConfigurationPaths.Add(v) }),
        Value("--node", "<file>", "read the settings of this node alone, such as its name and floating addresses (HOCON)", (o, v) => o with { NodePath = NotEmptyFile("--node", v) }),
        Value("--nodes", "<count>", "with demo: a cluster of so many nodes", (o, v) => o with { DemoNodes = Nodes(v) }),
        Value("--server", "<name>=<port>", "with demo: only one of its servers, on this port of every IPv4 address", (o, v) => o with { DemoServer = Server(v) }),
        Value("-cc", "<condition>", "evaluate a condition: exit with 0 when true, 1 when false, 2 when it can't be read", (o, v) => o with { Action = CommandAction.EvaluateCondition, Condition = v }),
        Flag("-c", "check the configuration and end: exit with 0, 1 for errors, 2 when nothing would listen", o => o with { Action = CommandAction.CheckConfiguration }),
        Flag("--json", "with -c: report as JSON on standard output", o => o with { IsJson = true }),
        Value("-C", "<folder>", "change to this folder before reading anything", (o, v) => o with { WorkingDirectory = v }),
        Flag("-D", "run in the background", o => o with { IsDaemon = true }),
        Flag("-Ws", "as -W; systemd is told when the proxy serves", o => o with { IsMasterWorker = true }),
        Flag("-W", "master-worker mode: one process that is both, reloaded by SIGUSR2", o => o with { IsMasterWorker = true }),
        Flag("-q", "print nothing but what was asked for", o => o with { IsQuiet = true }),
        Flag("-V", "print more; wins over -q", o => o with { IsVerbose = true }),
        Value("-n", "<limit>", "connections of the process at once", (o, v) => o with { MaxConn = Number("-n", v) }),
        Value("-N", "<limit>", "connections at once of each proxy that sets no maxconn", (o, v) => o with { ProxyMaxConn = Number("-N", v) }),
        Value("-m", "<megabytes>", "limit of the process's memory", (o, v) => o with { MemoryLimitMegabytes = Number("-m", v) }),
        Value("-L", "<name>", "this node's name among peers", (o, v) => o with { LocalPeer = v }),
        Value("-p", "<file>", "write the process id to this file", (o, v) => o with { PidFile = v }),
        Value("-S", "<address>[,<option>...]", "runtime API socket of the master", (o, v) => o with { MasterSocket = v }),
        Value("-x", "<socket>", "take the listening sockets over from the process behind this runtime API socket", (o, v) => o with { TakeOverSocket = NotEmpty("-x", v) }),
        new Option("-sf", OptionArgument.Numbers, "[<pid>...]", "tell these processes to finish once this one serves", (o, v) => o with { FinishedPids = Pids("-sf", v) }),
        new Option("-st", OptionArgument.Numbers, "[<pid>...]", "end these processes once this one serves", (o, v) => o with { TerminatedPids = Pids("-st", v) }),
        Flag("-db", "stay in the foreground", o => o with { IsForeground = true }),
        Flag("-dD", "warn about suspicious statements", o => o with { IsDiagnosing = true }),
        Flag("-dS", "never splice", o => o with { NeverSplices = true }),
        Flag("-dW", "refuse to start when there are warnings", o => o with { FailsOnWarnings = true }),
        Flag("-dr", "accept servers whose names do not resolve", o => o with { AcceptsUnresolvedServers = true }),
        new Option("-dK", OptionArgument.Attached, "<class>[,<class>...]", "print the registered keywords ('help' lists the classes)", (o, v) => o with { KeywordClasses = v[0] }),
        // What else HAProxy's developers debug by concerns its pollers, pools and tasks, and comes and goes with its releases.
        new Option("-d", OptionArgument.Attached, "[<letters>]", "stay in the foreground; other letters of HAProxy's debugging are accepted and do nothing",
            (o, v) => v[0].Length == 0 ? o with { IsForeground = true, IsDebugging = true } : o),
        new Option("--", OptionArgument.Rest, "<file|folder>...", "everything behind it is configuration to read", (o, v) => o with { ConfigurationPaths = o.ConfigurationPaths.AddRange(v) }),
    ];

    private static Option Flag(string name, string help, Func<CommandLineOptions, CommandLineOptions> apply)
        => new(name, OptionArgument.None, "", help, (o, _) => apply(o));

    private static Option Value(string name, string form, string help, Func<CommandLineOptions, string, CommandLineOptions> apply)
        => new(name, OptionArgument.Next, form, help, (o, v) => apply(o, v[0]));

    /// <summary>Zero, or less, stands for no limit, as in HAProxy.</summary>
    private static int? Number(string option, string text)
    {
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            throw new FormatException($"{option} takes a number, not '{text}'");
        return number > 0 ? number : null;
    }

    private static int Nodes(string text)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostDemoNodes
            ? count
            : throw new FormatException($"--nodes takes 1 to {MostDemoNodes}, not '{text}'");

    private static DemoServer Server(string text)
        => text.Split('=') is [{ Length: > 0 } name, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535
            ? new DemoServer(name, port)
            : throw new FormatException($"--server takes a name and a port, such as s1=9000, not '{text}'");

    private static string NotEmpty(string option, string text)
        => text.Length > 0 ? text : throw new FormatException($"{option} takes the path of a socket");

    private static string NotEmptyFile(string option, string text)
        => text.Length > 0 ? text : throw new FormatException($"{option} takes the path of a file");

    /// <summary>Each word may hold several ids, so that the text of a pid file can be given in quotes.</summary>
    private static ImmutableArray<int> Pids(string option, ImmutableArray<string> words)
    {
        var pids = ImmutableArray.CreateBuilder<int>();
        foreach (var word in words)
        {
            foreach (var text in word.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) || pid == 0)
                    throw new FormatException($"{option} takes process ids, not '{text}'");
                pids.Add(pid);
            }
        }
        return pids.ToImmutable();
    }
}
