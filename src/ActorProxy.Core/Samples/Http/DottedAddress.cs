using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Samples.Http;

/// <summary>IPv4 addresses as HTTP carries them: four numbers and nothing behind them, though zeros may stand before.</summary>
internal static class DottedAddress
{
    public static bool TryParse(ReadOnlySpan<byte> text, out NetworkAddress address)
    {
        address = default;
        return text.Length > 0 && text[^1] is >= (byte)'0' and <= (byte)'9' && !text.ContainsAnyExceptInRange((byte)'.', (byte)'9') && !text.Contains((byte)'/') && AddressText.TryParse(text, out address);
    }
}
