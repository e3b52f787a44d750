using System.Buffers;
using System.Globalization;
using System.Text;
using ActorProxy.Core.Health;

namespace ActorProxy.Engine.Checks;

/// <summary>What <c>http-check expect</c> says about a response: its status decides at once, its body once it is found or whole.</summary>
internal sealed class HttpExpectation(IHttpPattern pattern, bool isNegated, bool disablesOn404, bool isHead) : Expectation
{
    public override string Name => "expect";

    public override ExpectVerdict Evaluate(ReadOnlySpan<byte> received, bool isLast, string place, CheckContext context)
    {
        HttpCheckResponse response = HttpCheckResponse.Parse(received);
        if (response.Outcome == HttpHeadOutcome.Malformed || (response.Outcome == HttpHeadOutcome.NeedMore && isLast))
            return ExpectVerdict.Failed(CheckStatus.Layer7Response, "");
        if (response.Outcome == HttpHeadOutcome.NeedMore)
            return ExpectVerdict.NeedMore;
        if (disablesOn404 && response.StatusCode == 404 && context.IsServerUp)
            return ExpectVerdict.Passed(response.StatusCode, CheckStatus.Layer7PassedConditionally);
        return pattern.IsOnBody
            ? EvaluateBody(response, received[response.BodyStart..], isLast)
            : EvaluateStatus(response);
    }

    private ExpectVerdict EvaluateStatus(in HttpCheckResponse response) =>
        pattern.IsMatch(Encoding.ASCII.GetBytes(response.StatusCode.ToString(CultureInfo.InvariantCulture))) != isNegated
            ? ExpectVerdict.Passed(response.StatusCode)
            : ExpectVerdict.Failed(CheckStatus.Layer7Status, response.Reason, response.StatusCode);

    private ExpectVerdict EvaluateBody(in HttpCheckResponse response, ReadOnlySpan<byte> rest, bool isLast)
    {
        if (isHead || response.IsBodiless)
            return Judge(response, default, isWhole: true);
        if (!response.IsChunked)
        {
            int length = (int)Math.Min(response.ContentLength ?? long.MaxValue, rest.Length);
            return Judge(response, rest[..length], isLast || length == response.ContentLength);
        }

        byte[] body = ArrayPool<byte>.Shared.Rent(rest.Length);
        HttpHeadOutcome outcome = ChunkedBody.Decode(rest, body, out int decoded);
        ExpectVerdict verdict = outcome == HttpHeadOutcome.Malformed
            ? ExpectVerdict.Failed(CheckStatus.Layer7Response, "")
            : Judge(response, body.AsSpan(0, decoded), isLast || outcome == HttpHeadOutcome.Complete);
        ArrayPool<byte>.Shared.Return(body);
        return verdict;
    }

    private ExpectVerdict Judge(in HttpCheckResponse response, ReadOnlySpan<byte> body, bool isWhole)
    {
        if (body.IsEmpty)
            return isWhole ? ExpectVerdict.Failed(CheckStatus.Layer7Response, "HTTP content check could not find a response body", response.StatusCode) : ExpectVerdict.NeedMore;
        if (pattern.IsMatch(body))
        {
            return isNegated
                ? ExpectVerdict.Failed(CheckStatus.Layer7Response, "HTTP check matched unwanted content", response.StatusCode)
                : ExpectVerdict.Passed(response.StatusCode);
        }

        if (!isWhole)
            return ExpectVerdict.NeedMore;
        return isNegated
            ? ExpectVerdict.Passed(response.StatusCode)
            : ExpectVerdict.Failed(CheckStatus.Layer7Response, "HTTP content check did not match", response.StatusCode);
    }
}
