using System.Text;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Patterns;

/// <summary>Regular expressions, tried one after another: <c>reg</c>. Which matches first counts, so that there is no way around trying.</summary>
internal sealed class RegexIndex(bool ignoreCase) : PatternIndex
{
    private List<Item> filling = [];
    private Item[] items = [];
    private bool isComplete;

    public override string? Add(PatternEntry entry)
    {
        var text = Encoding.UTF8.GetString(entry.Key);
        try
        {
            var item = new Item(SampleRegex.Compile(text, ignoreCase), entry);
            if (isComplete)
                Volatile.Write(ref items, [.. items, item]);
            else
                filling.Add(item);
            return null;
        }
        catch (ArgumentException fault)
        {
            return $"the regular expression '{text}' can't be used: {fault.Message}";
        }
    }

    public override void Complete()
    {
        isComplete = true;
        Volatile.Write(ref items, [.. filling]);
        filling = [];
    }

    public override void Remove(PatternEntry entry) => Volatile.Write(ref items, [.. items.Where(item => item.Entry != entry)]);

    public override PatternEntry? Find(in Sample sample) => FindWithRegex(sample.Span)?.Entry;

    /// <summary>The entry with its expression, for who needs the groups.</summary>
    public Item? FindWithRegex(ReadOnlySpan<byte> text)
    {
        foreach (var item in Volatile.Read(ref items))
        {
            if (item.Regex.IsMatch(text))
                return item;
        }

        return null;
    }

    internal sealed record Item(SampleRegex Regex, PatternEntry Entry);
}
