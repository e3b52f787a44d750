using System.Collections.Immutable;

namespace ActorProxy.CommandLine;

/// <summary>Reads the words of a command line by the table of options.</summary>
internal static class CommandLineParser
{
    public const string DemoCommand = "demo";

    /// <summary>What was asked for, or what is wrong in one sentence.</summary>
    public static (CommandLineOptions? Options, string? Error) Parse(IReadOnlyList<string> words)
    {
        var options = new CommandLineOptions();
        var at = 0;
        if (words.Count > 0 && words[0] == DemoCommand)
        {
            options = options with { Action = CommandAction.Demo };
            at = 1;
        }
        try
        {
            while (at < words.Count)
            {
                if (Find(words[at]) is not { } option) return (null, Unknown(words[at]));
                options = option.Apply(options, Arguments(option, words, ref at));
                // HAProxy answers these as soon as it reads them, whatever follows.
                if (options.Action is CommandAction.ShowVersion or CommandAction.ShowBuild or CommandAction.ShowUsage) return (options, null);
            }
        }
        catch (FormatException e)
        {
            return (null, e.Message);
        }
        return Fault(options) is { } fault ? (null, fault) : (options, null);
    }

    private static Option? Find(string word)
    {
        foreach (var option in OptionTable.Options)
        {
            if (option.Argument == OptionArgument.Attached ? word.StartsWith(option.Name, StringComparison.Ordinal) : word == option.Name) return option;
        }
        return null;
    }

    private static string Unknown(string word)
        => word.StartsWith('-') ? $"unknown option '{word}'" : $"'{word}' is not an option; configuration files follow -f or --";

    /// <summary>Takes the option and its arguments off the words.</summary>
    private static ImmutableArray<string> Arguments(Option option, IReadOnlyList<string> words, ref int at)
    {
        var name = words[at++];
        switch (option.Argument)
        {
            case OptionArgument.Attached:
                return [name[option.Name.Length..]];
            case OptionArgument.Next:
                if (at == words.Count) throw new FormatException($"{name} takes an argument: {option.Form}");
                return [words[at++]];
            case OptionArgument.Numbers:
                var numbers = ImmutableArray.CreateBuilder<string>();
                while (at < words.Count && !words[at].StartsWith('-')) numbers.Add(words[at++]);
                return numbers.ToImmutable();
            case OptionArgument.Rest:
                ImmutableArray<string> rest = [.. words.Skip(at)];
                at = words.Count;
                return rest;
            default:
                return [];
        }
    }

    private static string? Fault(CommandLineOptions options) => options.Action switch
    {
        CommandAction.Run or CommandAction.CheckConfiguration when options.ConfigurationPaths.IsEmpty => "no configuration file is given (-f)",
        CommandAction.Demo when !options.ConfigurationPaths.IsEmpty => "demo brings its own configuration and takes no -f",
        CommandAction.Demo or CommandAction.EvaluateCondition when options.NodePath is not null => "--node goes with the configuration of -f",
        CommandAction.Demo when options is { DemoNodes: not null, DemoServer: not null } => "--server is one server and no nodes",
        not CommandAction.Demo when options.DemoServer is not null => "--server belongs to demo",
        not CommandAction.Demo when options.DemoNodes is not null => "--nodes belongs to demo",
        not CommandAction.CheckConfiguration when options.IsJson => "--json belongs to -c",
        _ => null,
    };
}
