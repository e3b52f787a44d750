using ActorProxy.CommandLine;
using ActorProxy.ProcessLife;

namespace ActorProxy;

/// <summary>The executable: reads the command line and does what it says.</summary>
internal static class Program
{
    private static int Main(string[] words)
    {
        var (options, error) = CommandLineParser.Parse(words);
        if (options is null)
        {
            StandardStreams.WriteError($"actorproxy: {error}\n{UsageText.Text}");
            return 1;
        }
        StandardStreams.WriteOutput(UsageText.Text);
        return 0;
    }
}
