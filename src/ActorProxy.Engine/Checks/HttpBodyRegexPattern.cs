using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Engine.Checks;

/// <summary><c>rstring</c>: an expression over the body.</summary>
internal sealed class HttpBodyRegexPattern(SampleRegex regex) : IHttpPattern
{
    public bool IsOnBody => true;

    public bool IsMatch(ReadOnlySpan<byte> subject) => regex.IsMatch(subject);
}
