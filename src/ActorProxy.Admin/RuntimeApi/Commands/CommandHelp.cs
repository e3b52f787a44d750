using ActorProxy.Admin.RuntimeApi.Sessions;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Lists commands: all of them, those that begin with given words, or those that an unknown one may have meant.</summary>
internal static class CommandHelp
{
    private const int UsageWidth = 40;
    private const int MostGuesses = 5;

    /// <summary><c>help</c>, with or without words.</summary>
    public static void Write(CommandCall call)
    {
        call.Answer.WriteLine("The following commands are valid at this level:");
        var asked = string.Join(' ', call.Arguments);
        WriteLines(call, [.. Shown(call).Where(command => !IsGeneral(command) && (asked.Length == 0 || Begins(command.Words, asked)))]);
    }

    /// <summary>Nothing of that name: says so, and what is near.</summary>
    public static void WriteUnknown(CommandCall call, IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            call.Answer.Say(MessageSeverity.Info, "Unknown command: ''. Please enter one of the following commands only:");
            WriteLines(call, [.. Shown(call).Where(static command => !IsGeneral(command))]);
            return;
        }

        call.Answer.Say(MessageSeverity.Info, $"Unknown command: '{words[0]}', but maybe one of the following ones is a better match:");
        WriteLines(call, Guesses(call, words));
    }

    private static IEnumerable<RuntimeCommand> Shown(CommandCall call) => call.Commands.All.Where(static command => !command.IsHidden);

    private static bool IsGeneral(RuntimeCommand command) => command is HelpCommand or PromptCommand or QuitCommand;

    private static bool Begins(string words, string asked) => words == asked || words.StartsWith(asked + " ", StringComparison.Ordinal);

    /// <summary>Those that share the most words from the beginning; among them the nearest to what was typed, if any is near.</summary>
    private static List<RuntimeCommand> Guesses(CommandCall call, IReadOnlyList<string> words)
    {
        var candidates = Shown(call).Where(static command => !IsGeneral(command)).ToList();
        var shared = candidates.Max(command => SharedWords(command, words));
        candidates.RemoveAll(command => SharedWords(command, words) < shared);
        if (shared >= words.Count)
            return candidates;
        var near = candidates
            .Select(command => (Command: command, Distance: SlipsTo(command, words, shared)))
            .Where(static one => one.Distance is not null)
            .OrderBy(static one => one.Distance)
            .Take(MostGuesses)
            .Select(static one => one.Command)
            .ToList();
        return near.Count > 0 ? near : candidates;
    }

    /// <summary>How many slips of the hand lie between the words typed and a command's, or null when there are too many.</summary>
    private static int? SlipsTo(RuntimeCommand command, IReadOnlyList<string> words, int shared)
    {
        var own = command.Words.Split(' ')[shared..];
        var typed = string.Join(' ', words.Skip(shared).Take(own.Length));
        var meant = string.Join(' ', own);
        var slips = Spelling.DistanceOf(typed, meant);
        return slips <= Math.Max(1, Math.Min(typed.Length, meant.Length) / 3) ? slips : null;
    }

    private static int SharedWords(RuntimeCommand command, IReadOnlyList<string> words)
    {
        var own = command.Words.Split(' ');
        var shared = 0;
        while (shared < own.Length && shared < words.Count && own[shared] == words[shared])
            shared++;
        return shared;
    }

    private static void WriteLines(CommandCall call, List<RuntimeCommand> commands)
    {
        foreach (var command in commands.Concat(call.Commands.All.Where(IsGeneral)))
            call.Answer.WriteLine($"  {command.Usage.PadRight(UsageWidth)}: {command.Summary}");
    }
}
