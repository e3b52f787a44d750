using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Engine.Checks;

/// <summary>The expression of <c>rstring</c>, or of <c>rbinary</c>, which sees the answer as upper case hexadecimal digits.</summary>
internal sealed class RegexPattern(SampleRegex regex, bool isBinary) : IBytesPattern
{
    public string Name => isBinary ? "binary regex" : "regex";

    public string ContentName => isBinary ? "(binary regex)" : "(regex)";

    public int MinBytes => 0;

    public bool? Find(ReadOnlySpan<byte> received, CheckContext context, out string? fault)
    {
        fault = null;
        return isBinary ? regex.IsMatchInHex(received) : regex.IsMatch(received);
    }
}
