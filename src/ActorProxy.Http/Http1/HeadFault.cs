namespace ActorProxy.Http.Http1;

/// <summary>What is wrong with a message's head.</summary>
public enum HeadFault
{
    None,

    /// <summary>The method has a byte that no token has (RFC 9110 5.6.2).</summary>
    BadMethod,

    /// <summary>There is no target behind the method.</summary>
    MissingTarget,

    /// <summary>The target has a byte that no URI has, or a fragment.</summary>
    BadTarget,

    /// <summary>The target of CONNECT is not <c>host:port</c> (RFC 9112 3.2.3).</summary>
    BadAuthority,

    /// <summary>The version has a byte that no version has.</summary>
    BadVersion,

    /// <summary>A carriage return without its line feed.</summary>
    BareCarriageReturn,

    /// <summary>A field's name is empty, has a byte that no token has, or a blank before its colon (RFC 9112 5.1).</summary>
    BadFieldName,

    /// <summary>A field's value has a NUL (RFC 9110 5.5).</summary>
    BadFieldValue,

    TooManyFields,

    /// <summary>Several hosts, or another one than the target's (RFC 9112 3.2).</summary>
    ContradictoryHost,

    /// <summary>No number, or not one number (RFC 9112 6.3).</summary>
    BadContentLength,

    /// <summary>Codings that don't end with exactly one <c>chunked</c> (RFC 9112 6.3).</summary>
    BadTransferEncoding,
}
