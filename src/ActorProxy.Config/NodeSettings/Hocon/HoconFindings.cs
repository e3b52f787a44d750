using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Takes what is wrong in a document, up to the limit of errors.</summary>
internal sealed class HoconFindings(DiagnosticList diagnostics, HoconLimits limits)
{
    public int Count { get; private set; }

    public void Add(SourcePosition position, string message, string? hint = null)
    {
        diagnostics.Add(Severity.Error, position, message, hint);
        if (++Count >= limits.Errors) End(position, $"more than {limits.Errors} errors: what follows is not read");
    }

    public void Add(HoconException error) => Add(error.Position, error.Message, error.Hint);

    /// <summary>Says which limit is reached and ends the reading.</summary>
    public void End(SourcePosition position, string message, string? hint = null)
    {
        Count++;
        diagnostics.Add(Severity.Error, position, message, hint);
        throw new HoconEndException();
    }
}
