namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>The commands known at one kind of socket, by their words.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<string, RuntimeCommand> _byWords = new(StringComparer.Ordinal);
    private readonly int _mostWords;
    private readonly int _longest;

    private CommandTable(CommandScope scope)
    {
        All = [.. RuntimeCommands.All.Where(command => (command.Scope & scope) != 0)];
        foreach (var command in All)
        {
            _byWords.Add(command.Words, command);
            _mostWords = Math.Max(_mostWords, command.Words.Count(static letter => letter == ' ') + 1);
            _longest = Math.Max(_longest, command.Words.Length);
        }
    }

    public static CommandTable Worker { get; } = new(CommandScope.Worker);

    public static CommandTable Master { get; } = new(CommandScope.Master);

    /// <summary>In the order of the help.</summary>
    public IReadOnlyList<RuntimeCommand> All { get; }

    /// <summary>The command with the most words that begin these, and how many they are; null when there is none.</summary>
    public (RuntimeCommand? Command, int Words) Find(IReadOnlyList<string> words)
    {
        var byWords = _byWords.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> text = stackalloc char[_longest];
        Span<int> ends = stackalloc int[_mostWords];
        var (length, usable) = (0, 0);
        foreach (var word in words)
        {
            // A word with an escaped blank in it is one word, and none of a command's.
            var start = usable == 0 ? 0 : length + 1;
            if (usable == _mostWords || start + word.Length > _longest || word.Contains(' ', StringComparison.Ordinal))
                break;
            if (start > 0)
                text[length] = ' ';
            word.CopyTo(text[start..]);
            ends[usable++] = length = start + word.Length;
        }

        for (; usable > 0; usable--)
            if (byWords.TryGetValue(text[..ends[usable - 1]], out var command))
                return (command, usable);
        return (null, 0);
    }
}
