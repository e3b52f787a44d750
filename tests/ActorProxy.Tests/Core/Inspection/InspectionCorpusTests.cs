using ActorProxy.Core.Samples;
using Xunit;

namespace ActorProxy.Tests.Core.Inspection;

public sealed class InspectionCorpusTests
{
    public static TheoryData<string> Files => ["tls-hellos.txt", "rdp-requests.txt", "distcc-messages.txt"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Decides_as_HAProxy_does(string file)
    {
        var corpus = InspectionCorpus.Load(file);
        var differences = new List<string>();
        foreach (var row in corpus.Rows)
        {
            for (var i = 0; i < row.Values.Length; i++)
            {
                var value = InspectionCorpus.Evaluate(corpus.Expressions[i], row.Bytes);
                if (value is not ("-" or "no" or "W") && value.TrimStart('0') is var trimmed)
                    value = trimmed.Length == 0 ? "0" : trimmed;
                var expected = row.Values[i] is "-" ? "-" : row.Values[i].TrimStart('0') is { Length: > 0 } other ? other : "0";
                if (value != expected)
                    differences.Add($"{row.Name}: {corpus.Expressions[i]} is {value}, not {expected}");
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    /// <summary>Once something is decided, more bytes don't change it.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Input_cut_anywhere_decides_as_the_whole_does(string file)
    {
        var corpus = InspectionCorpus.Load(file);
        foreach (var row in corpus.Rows)
        {
            foreach (var expression in corpus.Expressions)
            {
                var whole = InspectionCorpus.Evaluate(expression, row.Bytes);
                for (var cut = 0; cut < row.Bytes.Length; cut++)
                {
                    var part = InspectionCorpus.Evaluate(expression, row.Bytes[..cut]);
                    Assert.True(part == "W" || part == whole, $"{row.Name} cut at {cut}: {expression} is {part}, and of the whole {whole}");
                }
            }
        }
    }

    /// <summary>Bytes that are changed, cut and joined at random: no exception, and a cut decides as the whole.</summary>
    [Theory]
    [MemberData(nameof(Files))]
    public void Any_bytes_are_decided_without_a_fault(string file)
    {
        var corpus = InspectionCorpus.Load(file);
        InspectionFuzz.Run((seed, random) =>
        {
            var bytes = InspectionFuzz.Mutate(corpus.Rows[random.Next(corpus.Rows.Count)].Bytes, corpus.Rows[random.Next(corpus.Rows.Count)].Bytes, random);
            var expression = corpus.Expressions[random.Next(corpus.Expressions.Count)];
            var whole = InspectionCorpus.Evaluate(expression, bytes);
            var cut = random.Next(bytes.Length + 1);
            var part = InspectionCorpus.Evaluate(expression, bytes[..cut]);
            Assert.True(part == "W" || part == whole, $"seed {seed}: {expression} is {part} of {Convert.ToHexString(bytes[..cut])}, and {whole} of {Convert.ToHexString(bytes)}");
        });
    }

    [Fact]
    public void Looking_allocates_nothing()
    {
        var corpus = InspectionCorpus.Load("tls-hellos.txt");
        var context = new Samples.TestContext { Request = corpus.Rows[0].Bytes };
        var sample = default(Sample);
        foreach (var expression in corpus.Expressions)
        {
            expression.Evaluate(context, ref sample);
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 100; i++)
                expression.Evaluate(context, ref sample);
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before == 0, $"{expression} allocates");
        }
    }
}
