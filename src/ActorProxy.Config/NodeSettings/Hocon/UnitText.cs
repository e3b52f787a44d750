using System.Globalization;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Takes a number and the unit behind it apart, as HOCON's units format has them.</summary>
internal static class UnitText
{
    /// <summary>The number and the unit's name, empty without one; null when the text is neither.</summary>
    public static (decimal Number, string Unit)? Split(string text)
    {
        var trimmed = text.AsSpan().Trim();
        var end = trimmed.Length;
        while (end > 0 && char.IsLetter(trimmed[end - 1])) end--;
        var digits = trimmed[..end].TrimEnd();
        if (!HoconScalars.IsJsonNumber(digits) || !decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return null;
        return (number, trimmed[end..].ToString());
    }

    /// <summary>Multiplies and rounds up; null when the result does not fit.</summary>
    public static long? Multiply(decimal number, decimal unit)
    {
        if (Math.Abs(number) >= long.MaxValue / unit) return null;
        return (long)Math.Ceiling(number * unit);
    }
}
