using System.Collections.Immutable;

namespace ActorProxy.Config.Diagnostics;

/// <summary>Collects every finding of one load and adds the line that each one means.</summary>
public sealed class DiagnosticList(IReadOnlyList<ConfigurationText> files)
{
    private readonly List<Diagnostic> _items = [];
    private readonly SourceLines _lines = new(files);

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public void Add(Severity severity, SourcePosition position, string message, string? hint = null)
        => Add(new Diagnostic(severity, position, message, hint));

    /// <summary>Adds a finding that may have its line with it, when it is of a file that is not among these.</summary>
    public void Add(Diagnostic finding)
    {
        _items.Add(finding.LineText is null ? finding with { LineText = _lines.TextAt(finding.Position) } : finding);
        if (finding.Severity == Severity.Error) Errors++;
        else if (finding.Severity == Severity.Warning) Warnings++;
    }

    /// <summary>Everything found, by place in the files: what validation finds last may stand in the first line.</summary>
    public ImmutableArray<Diagnostic> InFileOrder()
    {
        if (_items.Count < 2) return [.. _items];
        var keyed = new (int File, int Line, int Column, int Index, Diagnostic Item)[_items.Count];
        for (var i = 0; i < keyed.Length; i++)
        {
            var at = _items[i].Position;
            // Files of other kinds come last, as whoever read them put them.
            var rank = _lines.RankOf(at.File);
            keyed[i] = rank == files.Count ? (rank, 0, 0, i, _items[i]) : (rank, at.Line, at.Column, i, _items[i]);
        }
        Array.Sort(keyed, static (a, b) => (a.File, a.Line, a.Column, a.Index).CompareTo((b.File, b.Line, b.Column, b.Index)));
        return [.. keyed.Select(static k => k.Item)];
    }
}
