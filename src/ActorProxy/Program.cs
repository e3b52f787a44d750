using ActorProxy.CommandLine;
using ActorProxy.Demo;
using ActorProxy.ProcessLife;
using ActorProxy.Startup;

namespace ActorProxy;

/// <summary>The executable: reads the command line and does what it says.</summary>
internal static class Program
{
    private static Task<int> Main(string[] words)
    {
        var (options, error) = CommandLineParser.Parse(words);
        if (options is null) return Task.FromResult(Refuse($"{error}\n{UsageText.Text}"));
        if (options.WorkingDirectory is { } folder)
        {
            try
            {
                Directory.SetCurrentDirectory(folder);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return Task.FromResult(Refuse($"can't change to the folder '{folder}': {e.Message}\n"));
            }
        }
        if (options.KeywordClasses is { } classes) StandardStreams.WriteOutput(KeywordLists.Render(classes));
        return options.Action switch
        {
            CommandAction.ShowVersion => Show(VersionText.Short),
            CommandAction.ShowBuild => Show(VersionText.Full),
            CommandAction.ShowUsage => Show(UsageText.Text),
            CommandAction.EvaluateCondition => Task.FromResult(ConditionCheck.Evaluate(options.Condition!, new ConfigurationSource(options).Context)),
            CommandAction.CheckConfiguration => Task.FromResult(ConfigurationCheck.Report(new ConfigurationSource(options).Load(), options.IsQuiet && !options.IsVerbose, options.IsJson)),
            CommandAction.Demo => DemoRun.RunAsync(options, new NodeHost()),
            _ => RunAsync(options),
        };
    }

    private static async Task<int> RunAsync(CommandLineOptions options)
    {
        using var run = new ProxyRun(options, new NodeHost());
        return await run.RunAsync().ConfigureAwait(false);
    }

    private static Task<int> Show(string text)
    {
        StandardStreams.WriteOutput(text);
        return Task.FromResult(0);
    }

    private static int Refuse(string text)
    {
        StandardStreams.WriteError($"actorproxy: {text}");
        return 1;
    }
}
