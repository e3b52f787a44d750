using ActorProxy.CommandLine;
using ActorProxy.Control;
using ActorProxy.Demo;
using ActorProxy.Guardian;
using ActorProxy.ProcessLife;
using ActorProxy.Startup;

namespace ActorProxy;

/// <summary>The executable: reads the command line and does what it says.</summary>
internal static class Program
{
    private static int Main(string[] words)
    {
        if (words is [ControlCommand.Word, .. var rest]) return ControlCommand.Run(rest);
        var (options, error) = CommandLineParser.Parse(words);
        if (options is null) return Refuse($"{error}\n{UsageText.Text}");
        if (options.WorkingDirectory is { } folder)
        {
            try
            {
                Directory.SetCurrentDirectory(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return Refuse($"can't change to the folder '{folder}': {e.Message}\n");
            }
        }
        if (options.KeywordClasses is { } classes) StandardStreams.WriteOutput(KeywordLists.Render(classes));
        return options.Action switch
        {
            CommandAction.ShowVersion => Show(VersionText.Short),
            CommandAction.ShowBuild => Show(VersionText.Full),
            CommandAction.ShowUsage => Show(UsageText.Text),
            CommandAction.EvaluateCondition => ConditionCheck.Evaluate(options.Condition!, new ConfigurationSource(options).Context),
            CommandAction.CheckConfiguration => ConfigurationCheck.Report(new ConfigurationSource(options).Load(), options.IsQuiet && !options.IsVerbose, options.IsJson),
            CommandAction.Demo when options.DemoServer is { } server => DemoServerRun.Run(server),
            CommandAction.Demo when options.DemoNodes is > 1 => ClusterDemoRun.Run(options.DemoNodes.Value),
            CommandAction.Demo => DemoRun.Run(options, new NodeHost(null)),
            _ => Run(options),
        };
    }

    private static int Run(CommandLineOptions options)
    {
        if (!DemoNode.FollowDemo()) return 1;
        var guardian = GuardianLine.FromEnvironment();
        using var run = new ProxyRun(guardian is { IsRestart: true } ? options.WithoutOlderProcesses() : options, new NodeHost(guardian), guardian);
        return run.Run();
    }

    private static int Show(string text)
    {
        StandardStreams.WriteOutput(text);
        return 0;
    }

    private static int Refuse(string text)
    {
        StandardStreams.WriteError($"actorproxy: {text}");
        return 1;
    }
}
