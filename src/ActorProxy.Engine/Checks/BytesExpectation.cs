using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks;

/// <summary>What <c>tcp-check expect</c> says about raw bytes: that they are there, or, negated, that they are not.</summary>
/// <remarks>
/// Without <c>min-recv</c> a search that finds nothing goes on until the answer's end, a negated one too: only the end
/// proves that the unwanted bytes don't come. With it, that many bytes decide.
/// </remarks>
internal sealed class BytesExpectation(IBytesPattern pattern, bool isNegated, int? minReceive, ExpectReport report) : Expectation
{
    private readonly int _minReceive = minReceive is >= 0 and var bytes ? bytes : -1;

    public override string Name => $"expect {pattern.Name}";

    public override CheckStatus TimeoutStatus => report.Timeout;

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context)
    {
        if (received.IsEmpty && isLast)
            return ExpectVerdict.Failed(report.Error, $"TCPCHK got an empty response {place}") with { QuotesComment = true };
        if (!isLast && received.Length < Math.Max(_minReceive, pattern.MinBytes))
            return ExpectVerdict.NeedMore;

        if (pattern.Find(received, context, out string? fault) is not { } isMatch)
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, fault!);
        if (isMatch && !isNegated)
            return report.Passed(context);
        if (isMatch)
            return report.Failed(context, $"TCPCHK matched unwanted content {pattern.ContentName} {place}");
        if (!isLast && _minReceive < 0)
            return ExpectVerdict.NeedMore;
        return isNegated
            ? report.Passed(context)
            : report.Failed(context, $"TCPCHK did not match content {pattern.ContentName} {place}");
    }
}
