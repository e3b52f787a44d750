using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks;

/// <summary>What <c>tcp-check expect</c> says about raw bytes: that they are there, or, negated, that they are not.</summary>
/// <remarks>
/// Without <c>min-recv</c> a search that finds nothing goes on until the answer's end, a negated one too: only the end
/// proves that the unwanted bytes don't come. With it, that many bytes decide.
/// </remarks>
internal sealed class BytesExpectation(IBytesPattern pattern, bool isNegated, int? minReceive, string? onSuccess, string? onError) : Expectation
{
    private readonly int _minReceive = minReceive is >= 0 and var bytes ? bytes : -1;

    public override string Name => $"expect {pattern.Name}";

    public override string? PassedDescription => onSuccess;

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, in CheckCircumstances circumstances)
    {
        if (received.IsEmpty && isLast)
            return new ExpectVerdict(ExpectOutcome.Failed, CheckStatus.Layer7Response, 0, $"TCPCHK got an empty response {place}", QuotesComment: true);
        if (!isLast && received.Length < Math.Max(_minReceive, pattern.MinBytes))
            return ExpectVerdict.NeedMore;

        bool isMatch = pattern.IsMatch(received);
        if (isMatch && !isNegated)
            return ExpectVerdict.Passed();
        if (isMatch)
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, onError ?? $"TCPCHK matched unwanted content {pattern.ContentName} {place}");
        if (!isLast && _minReceive < 0)
            return ExpectVerdict.NeedMore;
        return isNegated
            ? ExpectVerdict.Passed()
            : ExpectVerdict.Failed(CheckStatus.Layer7Response, onError ?? $"TCPCHK did not match content {pattern.ContentName} {place}");
    }
}
