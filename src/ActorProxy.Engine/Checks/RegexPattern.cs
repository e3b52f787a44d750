namespace ActorProxy.Engine.Checks;

/// <summary>The expression of <c>rstring</c>, or of <c>rbinary</c>, which sees the answer as upper case hexadecimal digits.</summary>
internal sealed class RegexPattern(BytesRegex regex, bool isBinary) : IBytesPattern
{
    public string Name => isBinary ? "binary regex" : "regex";

    public string ContentName => isBinary ? "(binary regex)" : "(regex)";

    public int MinBytes => 0;

    public bool IsMatch(ReadOnlySpan<byte> received) => isBinary ? regex.IsMatchInHex(received) : regex.IsMatch(received);
}
