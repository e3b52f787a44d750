using System.Diagnostics;
using ActorProxy.Config;
using ActorProxy.Config.Syntax;
using Xunit;

namespace ActorProxy.Differential.Tests.Config;

/// <summary>Changes the corpus at random: whatever comes out, loading ends soon, throws nothing and points into the text.</summary>
public sealed class ConfigurationFuzzTests
{
    private static readonly string[] Pieces =
    [
        "\"", "'", "\\", "\\x", "${", "}", "${A[*]}", "${A-b}", "$", "#", " ", "\n", "\t", "\0", ":", ",", "-", "@", "[", "]", "(", ")", "!", "&&", "||",
        ".if ", ".elif ", ".else\n", ".endif\n", "99999999999999999999", "-1", "0", "no ", "default ", "from ", "comment ", "%[x]", "\uFEFF", "\uDCFF", "é",
        "server s 127.0.0.1:80 ", "bind :80 ", "timeout ", "option ", "tcp-check expect rstring ", "log 127.0.0.1 ", "global\n", "listen l\n", "defaults\n",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Survives_any_change_of_the_corpus(int seed)
    {
        var random = new Random(seed);
        var corpus = ConfigurationCases.All.Select(static c => RawBytes.Decode(c.Content)).ToArray();
        var context = new ConfigurationContext { Environment = new Dictionary<string, string> { ["A"] = "x y" } };
        for (var round = 0; round < 1500; round++)
        {
            var text = corpus[random.Next(corpus.Length)];
            for (var changes = random.Next(1, 6); changes > 0; changes--) text = Change(text, random, corpus);

            var watch = Stopwatch.StartNew();
            LoadedConfiguration loaded;
            try
            {
                loaded = ConfigurationLoader.Load([new ConfigurationText("fuzz.cfg", text)], context);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}, round {round}: {e.Message}\n{text}", e);
            }
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"seed {seed}, round {round} took {watch.Elapsed}\n{text}");
            // A few findings a line at most: a small mistake must not bury the operator.
            var lines = text.Count(static c => c == '\n') + 1;
            Assert.True(loaded.Diagnostics.Length <= 6 * lines + 10, $"seed {seed}, round {round}: {loaded.Diagnostics.Length} findings\n{text}");
            Assert.All(loaded.Diagnostics, d => Assert.InRange(d.Position.Line, 0, lines));
        }
    }

    private static string Change(string text, Random random, string[] corpus)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(5))
        {
            case 0:
                return text.Insert(at, Pieces[random.Next(Pieces.Length)]);
            case 1:
                return text.Remove(at, Math.Min(random.Next(8), text.Length - at));
            case 2:
                var other = corpus[random.Next(corpus.Length)];
                var from = random.Next(other.Length + 1);
                return text.Insert(at, other.Substring(from, Math.Min(random.Next(80), other.Length - from)));
            case 3:
                var length = Math.Min(random.Next(40), text.Length - at);
                return text.Insert(at, text.Substring(at, length));
            default:
                return at == text.Length ? text : string.Concat(text.AsSpan(0, at), [(char)random.Next(1, 0x180)], text.AsSpan(at + 1));
        }
    }
}
