using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Engine.Checks;

/// <summary><c>rstatus</c>: an expression over the status code's digits.</summary>
internal sealed class HttpStatusRegexPattern(SampleRegex regex) : IHttpPattern
{
    public bool IsOnBody => false;

    public bool IsMatch(ReadOnlySpan<byte> subject) => regex.IsMatch(subject);
}
