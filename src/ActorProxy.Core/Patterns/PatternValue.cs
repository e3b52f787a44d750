using System.Globalization;
using System.Text;
using ActorProxy.Core.Addresses;

namespace ActorProxy.Core.Patterns;

/// <summary>What a map gives for a key: the text, and what it is as a number or an address where a map asks for that. Immutable.</summary>
public sealed class PatternValue
{
    private PatternValue(byte[] text)
    {
        Text = text;
    }

    public byte[] Text { get; }

    /// <summary>The value of maps that give integers.</summary>
    public long Number { get; private init; }

    /// <summary>The value of maps that give addresses.</summary>
    public NetworkAddress Address { get; private init; }

    /// <summary>Reads a value for maps of these types.</summary>
    /// <returns>Null with what is wrong.</returns>
    public static PatternValue? Parse(byte[] text, PatternOutputs outputs, out string error)
    {
        error = "";
        if ((outputs & (PatternOutputs.Number | PatternOutputs.Address)) == 0)
            return new PatternValue(text);
        var characters = Encoding.Latin1.GetString(text);
        long number = 0;
        NetworkAddress address = default;
        if ((outputs & PatternOutputs.Number) != 0 && !TryParseNumber(characters, out number))
        {
            error = $"the value '{characters}' is no integer";
            return null;
        }

        if ((outputs & PatternOutputs.Address) != 0 && !AddressText.TryParseExactly(characters, out address))
        {
            error = $"the value '{characters}' is no IP address";
            return null;
        }

        return new PatternValue(text) { Number = number, Address = address };
    }

    private static bool TryParseNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
}
