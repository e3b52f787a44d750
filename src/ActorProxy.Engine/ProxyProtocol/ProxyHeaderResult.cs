namespace ActorProxy.Engine.ProxyProtocol;

/// <summary>What <see cref="ProxyHeaderParser"/> made of the bytes received so far.</summary>
/// <param name="Consumed">Bytes of the header, when complete; what follows them is the connection's data.</param>
/// <param name="Header">Set when complete.</param>
/// <param name="Error">Set when invalid.</param>
public readonly record struct ProxyHeaderResult(ProxyHeaderOutcome Outcome, int Consumed, ProxyHeader? Header, ProxyHeaderError Error)
{
    public static ProxyHeaderResult NeedMore => new(ProxyHeaderOutcome.NeedMore, 0, null, ProxyHeaderError.None);

    public static ProxyHeaderResult Complete(int consumed, ProxyHeader header) => new(ProxyHeaderOutcome.Complete, consumed, header, ProxyHeaderError.None);

    public static ProxyHeaderResult Invalid(ProxyHeaderError error) => new(ProxyHeaderOutcome.Invalid, 0, null, error);
}
