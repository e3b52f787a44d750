namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>The commands known at one kind of socket, by their words.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<string, RuntimeCommand> _byWords = new(StringComparer.Ordinal);
    private readonly int _mostWords;

    private CommandTable(CommandScope scope)
    {
        All = [.. RuntimeCommands.All.Where(command => (command.Scope & scope) != 0)];
        foreach (var command in All)
        {
            _byWords.Add(command.Words, command);
            _mostWords = Math.Max(_mostWords, command.Words.Count(static letter => letter == ' ') + 1);
        }
    }

    public static CommandTable Worker { get; } = new(CommandScope.Worker);

    public static CommandTable Master { get; } = new(CommandScope.Master);

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<RuntimeCommand> All { get; }

    /// <summary>The command with the most words that begin these, and how many they are; null when there is none.</summary>
    public (RuntimeCommand? Command, int Words) Find(IReadOnlyList<string> words)
    {
        // A word with an escaped blank in it is one word, and none of a command's.
        var usable = words.Take(_mostWords).TakeWhile(static word => !word.Contains(' ', StringComparison.Ordinal)).Count();
        for (var count = usable; count > 0; count--)
            if (_byWords.TryGetValue(string.Join(' ', words.Take(count)), out var command))
                return (command, count);
        return (null, 0);
    }
}
