using System.Text;
using ActorProxy.Core.Health;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Engine.Checks;

/// <summary>How a <c>tcp-check expect</c> tells its outcome: statuses, a number, and words of one's own.</summary>
/// <param name="Code">Gives the number to report; null, or without a value, it is 0.</param>
internal sealed record ExpectReport(CheckStatus Ok, CheckStatus Error, CheckStatus Timeout, LogFormat? OnSuccess, LogFormat? OnError, SampleExpression? Code)
{
    public ExpectVerdict Passed(CheckContext context) => ExpectVerdict.Passed(CodeOf(context), Ok, TextOf(OnSuccess, context));

    /// <param name="usual">What is said without <c>on-error</c>.</param>
    public ExpectVerdict Failed(CheckContext context, string usual) => ExpectVerdict.Failed(Error, TextOf(OnError, context) ?? usual, CodeOf(context));

    private int CodeOf(CheckContext context)
    {
        var sample = default(Sample);
        return Code is not null && Code.Evaluate(context, SampleType.SInt, ref sample) ? (int)Math.Clamp(sample.Number, int.MinValue, int.MaxValue) : 0;
    }

    /// <summary>Up to the first NUL, where the reports of HAProxy end it too.</summary>
    private static string? TextOf(LogFormat? format, CheckContext context)
    {
        if (format is null)
            return null;
        ReadOnlySpan<byte> text = context.Render(format).Span;
        int end = text.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
    }
}
