using System.Buffers;

namespace ActorProxy.Core.Inspection.Forwarded;

/// <summary>One element of the header field Forwarded (RFC 7239 4): <c>for=192.0.2.60;proto=http;by=203.0.113.43</c>.</summary>
public static class ForwardedElement
{
    private static readonly SearchValues<byte> TokenLetters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> HostLetters = SearchValues.Create("!$&'()*+,;=-._~%0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);

    /// <summary>Whether the element is well formed, with the four known parameters, each once at most and at least one of them.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text) => Read(text, null, out _);

    /// <summary>Finds a parameter's value without its quotes; what stands behind it is not looked at.</summary>
    public static bool TryFind(ReadOnlySpan<byte> text, ForwardedParameter parameter, out Range value) => Read(text, parameter, out value);

    private static bool Read(ReadOnlySpan<byte> text, ForwardedParameter? wanted, out Range value)
    {
        value = default;
        var seen = 0;
        for (var at = 0; ;)
        {
            var name = text[at..].IndexOf((byte)'=');
            if (name < 0 || Parse(text.Slice(at, name)) is not { } parameter)
                return false;
            at += name + 1;
            if (!TryReadValue(text, ref at, out var range) || !IsValid(parameter, text[range]) || (seen & 1 << (int)parameter) != 0)
                return false;
            seen |= 1 << (int)parameter;
            if (parameter == wanted)
            {
                value = range;
                return true;
            }

            if (at == text.Length)
                return wanted is null;
            if (text[at++] != (byte)';')
                return false;
        }
    }

    private static ForwardedParameter? Parse(ReadOnlySpan<byte> name)
    {
        if (System.Text.Ascii.EqualsIgnoreCase(name, "for"u8))
            return ForwardedParameter.For;
        if (System.Text.Ascii.EqualsIgnoreCase(name, "by"u8))
            return ForwardedParameter.By;
        if (System.Text.Ascii.EqualsIgnoreCase(name, "host"u8))
            return ForwardedParameter.Host;
        return System.Text.Ascii.EqualsIgnoreCase(name, "proto"u8) ? ForwardedParameter.Proto : null;
    }

    /// <summary>Reads a token, or what stands between quotes; escapes are no part of any valid value.</summary>
    private static bool TryReadValue(ReadOnlySpan<byte> text, ref int at, out Range value)
    {
        value = default;
        var rest = text[at..];
        int length;
        if (rest is [(byte)'"', ..])
        {
            length = rest[1..].IndexOf((byte)'"');
            if (length < 0)
                return false;
            value = (at + 1)..(at + 1 + length);
            at += length + 2;
            return length > 0;
        }

        length = rest.IndexOfAnyExcept(TokenLetters);
        if (length < 0)
            length = rest.Length;
        value = at..(at + length);
        at += length;
        return length > 0;
    }

    private static bool IsValid(ForwardedParameter parameter, ReadOnlySpan<byte> value) => parameter switch
    {
        ForwardedParameter.Proto => value.SequenceEqual("http"u8) || value.SequenceEqual("https"u8),
        ForwardedParameter.Host => IsHost(value),
        _ => ForwardedNode.TryRead(value, out _),
    };

    /// <summary>A host with an optional port, as in the header field Host (RFC 9110 7.2).</summary>
    private static bool IsHost(ReadOnlySpan<byte> value)
    {
        if (value is [(byte)'[', ..])
            return ForwardedNode.TryRead(value, out var node) && node.PortName.Equals(default);
        var colon = value.IndexOf((byte)':');
        var port = colon < 0 ? default : value[(colon + 1)..];
        var host = colon < 0 ? value : value[..colon];
        return !host.IsEmpty && host.IndexOfAnyExcept(HostLetters) < 0 && port.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && port.Length <= 5;
    }
}
