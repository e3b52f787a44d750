using System.Text;
using ActorProxy.Core.Logging;

namespace ActorProxy.Core.Rules;

/// <summary>The name of a backend or a server: as written, or computed for each connection.</summary>
/// <param name="Fixed">The name; null when it is computed.</param>
/// <param name="Computed">What computes it; null when it is fixed.</param>
public sealed record NameSource(string? Fixed, LogFormat? Computed)
{
    /// <summary>The name for this connection; empty when the values that it is made of are not there.</summary>
    public string Of(RuleContext context)
    {
        if (Fixed is not null)
            return Fixed;
        Span<byte> text = stackalloc byte[512];
        return Encoding.UTF8.GetString(text[..context.Render(Computed!, text)]);
    }
}
