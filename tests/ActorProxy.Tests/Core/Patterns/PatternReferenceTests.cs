using System.Diagnostics;
using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Core.Patterns;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using Xunit;

namespace ActorProxy.Tests.Core.Patterns;

public sealed class PatternReferenceTests
{
    private static readonly MatchMethod[] TextMethods = [MatchMethod.Str, MatchMethod.Beg, MatchMethod.End, MatchMethod.Sub, MatchMethod.Dir, MatchMethod.Dom];

    [Fact]
    public void A_change_shows_at_once()
    {
        var (reference, set) = Open("a 1\nb 2\n", MatchMethod.Str);
        Assert.Null(reference.Add("c", "3"));
        Assert.Equal("3", ValueOf(set, "c"));
        Assert.Equal(1, reference.Set("a", "11", out _));
        Assert.Equal("11", ValueOf(set, "a"));
        Assert.True(reference.Delete("b"));
        Assert.Null(ValueOf(set, "b"));
        Assert.False(reference.Delete("b"));
        reference.Clear();
        Assert.Null(ValueOf(set, "a"));
    }

    [Fact]
    public void Of_several_entries_of_a_key_the_first_counts()
    {
        var (reference, set) = Open("a 1\na 2\n", MatchMethod.Str);
        Assert.Equal("1", ValueOf(set, "a"));
        Assert.True(reference.Delete(reference.Entries()[0].Number));
        Assert.Equal("2", ValueOf(set, "a"));
        Assert.Null(reference.Add("a", "3"));
        Assert.Equal("2", ValueOf(set, "a"));
        Assert.Equal(2, reference.Set("a", "x", out _));
        Assert.True(reference.Delete("a"));
        Assert.Null(ValueOf(set, "a"));
    }

    [Fact]
    public void A_prepared_version_takes_effect_at_its_commit()
    {
        var (reference, set) = Open("a old\n", MatchMethod.Str);
        var version = reference.Prepare();
        Assert.Null(reference.Add("a", "new", version));
        Assert.Null(reference.Add("b", "new", version));
        Assert.Equal("old", ValueOf(set, "a"));
        Assert.Null(ValueOf(set, "b"));
        Assert.True(reference.Commit(version));
        Assert.Equal("new", ValueOf(set, "a"));
        Assert.Equal("new", ValueOf(set, "b"));
        Assert.False(reference.Commit(version));
        Assert.False(reference.HasVersion(version + 1));
    }

    [Fact]
    public void A_commit_forgets_the_versions_before_it_alone()
    {
        var (reference, set) = Open("a 0\n", MatchMethod.Str);
        var (first, second, third) = (reference.Prepare(), reference.Prepare(), reference.Prepare());
        foreach (var version in new[] { first, second, third })
            Assert.Null(reference.Add("a", $"v{version}", version));
        Assert.True(reference.Commit(second));
        Assert.Empty(reference.Entries(first));
        Assert.Single(reference.Entries(third));
        Assert.Equal("v2", ValueOf(set, "a"));
        Assert.True(reference.Commit(third));
        Assert.Equal("v3", ValueOf(set, "a"));
    }

    [Fact]
    public void A_pattern_that_cannot_be_read_changes_nothing()
    {
        var (reference, set) = Open("10.0.0.0/8 a\n", MatchMethod.Ip);
        Assert.Equal("'x' is no address and no network", reference.Add("x", "b"));
        Assert.Single(reference.Entries());
        var sample = default(Sample);
        Assert.True(ActorProxy.Core.Addresses.AddressText.TryParseExactly("10.1.1.1", out var address));
        sample.SetAddress(address);
        Assert.NotNull(set.Find(sample));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Lookups_find_what_a_search_through_all_entries_finds(int seed)
    {
        var random = new Random(seed);
        foreach (var method in TextMethods)
        {
            foreach (var ignoreCase in new[] { false, true })
            {
                var (reference, set) = Open("", method, ignoreCase);
                for (var step = 0; step < 300; step++)
                {
                    if (random.Next(4) > 0)
                        Assert.Null(reference.Add(Word(random), "v"));
                    else if (reference.Entries() is { Length: > 0 } entries)
                        reference.Delete(entries[random.Next(entries.Length)].Number);
                    var text = Word(random) + Word(random);
                    var expected = reference.Entries().Where(entry => NaiveMatch.Matches(method, ignoreCase, Encoding.Latin1.GetString(entry.Key), text)).ToList();
                    var found = Find(set, text);
                    var best = set.IsTree && method == MatchMethod.Beg ? expected.OrderByDescending(static one => one.Key.Length).ThenBy(static one => one.Number).FirstOrDefault() : expected.FirstOrDefault();
                    Assert.True(found == best, $"seed {seed}, {method}, ignore case {ignoreCase}, value '{text}'");
                }
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Numbers_are_found_as_a_search_through_all_ranges_finds_them(int seed)
    {
        var random = new Random(seed);
        var (reference, set) = Open("", MatchMethod.Int);
        for (var step = 0; step < 2000; step++)
        {
            var low = random.Next(1000);
            if (random.Next(3) > 0)
                Assert.Null(reference.Add(random.Next(3) == 0 ? $"{low}" : $"{low}:{low + random.Next(1, 100)}", "v"));
            else if (reference.Entries() is { Length: > 0 } entries)
                reference.Delete(entries[random.Next(entries.Length)].Number);
            var value = random.Next(1100);
            var expected = Array.Find(reference.Entries(), entry => Encoding.Latin1.GetString(entry.Key).Split(':') is var parts && long.Parse(parts[0]) <= value && value <= long.Parse(parts[^1]));
            var sample = default(Sample);
            sample.SetNumber(value);
            Assert.True(set.Find(sample) == expected, $"seed {seed}, step {step}, value {value}");
        }
    }

    [Fact]
    public async Task Readers_see_a_committed_version_whole()
    {
        var (reference, set) = Open("a 0\nb 0\n", MatchMethod.Str);
        using var stop = new CancellationTokenSource();
        var reader = Task.Run(
            () =>
            {
                var lookups = 0;
                while (!stop.IsCancellationRequested || lookups == 0)
                {
                    Assert.NotNull(ValueOf(set, "a"));
                    lookups++;
                }

                return lookups;
            },
            CancellationToken.None);
        for (var round = 0; round < 2000; round++)
        {
            var version = reference.Prepare();
            Assert.Null(reference.Add("a", $"{round}", version));
            Assert.Null(reference.Add("b", $"{round}", version));
            Assert.True(reference.Commit(version));
        }

        await stop.CancelAsync();
        Assert.True(await reader > 0);
    }

    [Theory]
    [InlineData(MatchMethod.Str)]
    [InlineData(MatchMethod.Beg)]
    [InlineData(MatchMethod.End)]
    [InlineData(MatchMethod.Sub)]
    [InlineData(MatchMethod.Dom)]
    [InlineData(MatchMethod.Dir)]
    [InlineData(MatchMethod.Ip)]
    [InlineData(MatchMethod.Int)]
    public void A_hundred_thousand_lines_load_within_seconds_and_are_found_without_allocating(MatchMethod method)
    {
        var text = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
            text.Append(method switch { MatchMethod.Ip => $"10.{i >> 16}.{(i >> 8) & 255}.{i & 255}", MatchMethod.Int => $"{i * 10}:{i * 10 + 5}", _ => $"host{i}.example" }).Append(" v\n");
        var watch = Stopwatch.StartNew();
        var (_, set) = Open(text.ToString(), method);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"{watch.Elapsed}");
        var sample = default(Sample);
        if (method == MatchMethod.Ip)
            sample.SetAddress(ActorProxy.Core.Addresses.NetworkAddress.IPv4(0x0a00_1234, 0));
        else if (method == MatchMethod.Int)
            sample.SetNumber(12343);
        else
            sample.SetText("host77777.example"u8.ToArray());
        Assert.NotNull(set.Find(sample));
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            set.Find(sample);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static (PatternReference Reference, PatternSet Set) Open(string content, MatchMethod method, bool ignoreCase = false)
    {
        var diagnostics = new List<Diagnostic>();
        var catalog = new PatternCatalog();
        var scope = new CompilationScope(diagnostics) { ReadFile = _ => Encoding.Latin1.GetBytes(content) };
        var reference = catalog.Open("file", hasValues: true, isMap: true, new SourcePosition("test.cfg", 1, 1), scope, out _)!;
        var faults = new List<PatternFault>();
        var set = reference.Use(new PatternKind(method, ignoreCase, Outputs: PatternOutputs.Text), faults);
        Assert.Empty(faults);
        return (reference, set);
    }

    private static string Word(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => "aAbB./"[random.Next(6)]));

    private static PatternEntry? Find(PatternSet set, string text)
    {
        var sample = default(Sample);
        sample.SetText(Encoding.Latin1.GetBytes(text));
        return set.Find(sample);
    }

    private static string? ValueOf(PatternSet set, string text) => Find(set, text)?.Value is { } value ? Encoding.Latin1.GetString(value.Text) : null;
}
