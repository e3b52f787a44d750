using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.TestKit;
using ActorProxy.Tests.Core.Samples;

namespace ActorProxy.Tests.Core.Inspection;

/// <summary>A file of bytes that clients send first, with what expressions make of them.</summary>
/// <remarks>
/// Cells are separated by " | "; the heading names the expressions, the first cell of a row is its name and the last one its bytes. A value is
/// <c>W</c> (may still come), <c>no</c> (none), <c>-</c> (empty) or hexadecimal without zeros in front; <c>a&gt;b</c> where HAProxy says a and b is wanted.
/// </remarks>
internal sealed class InspectionCorpus
{
    private InspectionCorpus(string[] expressions, List<Row> rows)
    {
        Expressions = [.. expressions.Select(text => ExpressionDriver.Compile(text))];
        Rows = rows;
    }

    public IReadOnlyList<SampleExpression> Expressions { get; }

    public IReadOnlyList<Row> Rows { get; }

    public static InspectionCorpus Load(string file)
    {
        var lines = File.ReadAllLines(Repository.PathTo($"tests/ActorProxy.Tests/Core/Inspection/Corpus/{file}"));
        var heading = lines.Last(line => line.StartsWith("# name |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
        var rows = new List<Row>();
        foreach (var line in lines.Where(line => !line.StartsWith('#')))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            rows.Add(new Row(cells[0], [.. cells[1..^1].Select(cell => cell[(cell.IndexOf('>', StringComparison.Ordinal) + 1)..])], Convert.FromHexString(cells[^1])));
        }

        return new InspectionCorpus(heading[1..^1], rows);
    }

    /// <summary>What an expression makes of the bytes received so far.</summary>
    public static string Evaluate(SampleExpression expression, byte[] received)
    {
        var context = new TestContext { Request = received };
        var sample = default(Sample);
        if (!expression.Evaluate(context, ref sample))
            return sample.MayChange ? "W" : "no";
        if (sample.Type is SampleType.SInt or SampleType.Bool)
            return sample.Number.ToString("X", System.Globalization.CultureInfo.InvariantCulture);
        return sample.Bytes.IsEmpty ? "-" : Convert.ToHexString(sample.Span);
    }

    internal sealed record Row(string Name, string[] Values, byte[] Bytes)
    {
        public override string ToString() => Name;
    }
}
