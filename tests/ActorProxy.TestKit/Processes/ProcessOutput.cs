using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace ActorProxy.TestKit.Processes;

/// <summary>The lines that a process wrote so far, of both its streams, in the order of their arrival.</summary>
public sealed class ProcessOutput
{
    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_gate)
                return [.. _lines];
        }
    }

    public string Text => string.Join('\n', Lines);

    /// <summary>Waits for a line, also one that is there already, that matches <paramref name="pattern"/>.</summary>
    public async Task<string> LineAsync(string pattern, TimeSpan? within = null)
    {
        var expression = new Regex(pattern, RegexOptions.CultureInvariant);
        string? found = null;
        await Eventually.HoldsAsync($"a line of output matches /{pattern}/",
            () => (found = Lines.FirstOrDefault(l => expression.IsMatch(l))) is not null, within, () => "\n" + Text).ConfigureAwait(false);
        return found!;
    }

    /// <summary>Begins to keep the lines of a process whose streams are redirected.</summary>
    public void Follow(Process process)
    {
        process.OutputDataReceived += (_, e) => Add(e.Data);
        process.ErrorDataReceived += (_, e) => Add(e.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Add(string? line)
    {
        if (line is null)
            return;
        lock (_gate)
            _lines.Add(line);
    }

    public override string ToString() => new StringBuilder().AppendJoin('\n', Lines).ToString();
}
