namespace ActorProxy.Core.Inspection.Forwarded;

/// <summary>The parameters of the header field Forwarded (RFC 7239 5).</summary>
public enum ForwardedParameter
{
    For,
    By,
    Host,
    Proto,
}
