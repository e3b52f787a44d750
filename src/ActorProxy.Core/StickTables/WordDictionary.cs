using System.Collections.Concurrent;

namespace ActorProxy.Core.StickTables;

/// <summary>The words that a table's entries refer to by number: names or addresses of servers.</summary>
/// <remarks>Any thread. Words stay: there are as many as servers ever were, and never more than <see cref="Most"/>.</remarks>
public sealed class WordDictionary
{
    /// <summary>What comes beyond that is refused: a peer must not fill the memory.</summary>
    public const int Most = 65_535;

    private readonly ConcurrentDictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string> words = new();
    private readonly Lock gate = new();

    public int Count => words.Count;

    /// <summary>The word's number, from 1 on; 0 when the dictionary is full.</summary>
    public int NumberOf(string word)
    {
        if (numbers.TryGetValue(word, out var number))
            return number;
        lock (gate)
        {
            if (numbers.TryGetValue(word, out number))
                return number;
            if (words.Count >= Most)
                return 0;
            number = words.Count + 1;
            words[number] = word;
            numbers[word] = number;
            return number;
        }
    }

    /// <summary>The word of a number; null for 0 and for a number that was never given.</summary>
    public string? WordOf(int number) => words.GetValueOrDefault(number);
}
