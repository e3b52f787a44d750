namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>HOCON's units of size. A number alone counts bytes; one letter stands for powers of 1024.</summary>
internal static class SizeUnits
{
    private static readonly string[] Decimal = ["kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta"];
    private static readonly string[] Binary = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi", "zebi", "yobi"];
    private const string Letters = "KMGTPEZY";

    /// <summary>Null when it is no size, or more than a long holds.</summary>
    public static long? Read(string text)
    {
        if (UnitText.Split(text) is not var (number, unit) || BytesPer(unit) is not { } bytes) return null;
        return UnitText.Multiply(number, bytes);
    }

    private static decimal? BytesPer(string unit)
    {
        if (unit is "" or "B" or "b" or "byte" or "bytes") return 1;
        for (var i = 0; i < Letters.Length; i++)
        {
            var letter = Letters[i];
            // Kilo alone is written small: kB.
            var small = char.ToLowerInvariant(letter);
            if (unit == $"{(i == 0 ? small : letter)}B" || IsBytes(unit, Decimal[i])) return Power(1000, i + 1);
            if (unit.Length == 1 && (unit[0] == letter || unit[0] == small)) return Power(1024, i + 1);
            if (unit == $"{letter}i" || unit == $"{letter}iB" || IsBytes(unit, Binary[i])) return Power(1024, i + 1);
        }
        return null;
    }

    private static bool IsBytes(string unit, string prefix) => unit == prefix + "byte" || unit == prefix + "bytes";

    private static decimal Power(decimal of, int times)
    {
        decimal result = 1;
        for (; times > 0; times--) result *= of;
        return result;
    }
}
