namespace ActorProxy.Config.Syntax;

/// <summary>A version as <c>haproxy -v</c> prints it (<c>2.4-dev19</c>, <c>3.2.1</c>), comparable.</summary>
/// <remarks>A development version comes before its release; missing parts are zero.</remarks>
public readonly record struct HaproxyVersion(int Major, int Minor, int Patch, int Development, int Commit) : IComparable<HaproxyVersion>
{
    /// <summary>The release whose language this program reads: what <c>version_atleast</c> and <c>HAPROXY_BRANCH</c> answer by.</summary>
    public static readonly HaproxyVersion Compatible = new(3, 5, 0, int.MaxValue, 0);

    public static string CompatibleBranch => "3.5";

    public static string CompatibleText => "3.5.0";

    public int CompareTo(HaproxyVersion other) =>
        (Major, Minor, Patch, Development, Commit).CompareTo((other.Major, other.Minor, other.Patch, other.Development, other.Commit));

    public static bool operator <(HaproxyVersion a, HaproxyVersion b) => a.CompareTo(b) < 0;

    public static bool operator >(HaproxyVersion a, HaproxyVersion b) => a.CompareTo(b) > 0;

    public static bool operator <=(HaproxyVersion a, HaproxyVersion b) => a.CompareTo(b) <= 0;

    public static bool operator >=(HaproxyVersion a, HaproxyVersion b) => a.CompareTo(b) >= 0;

    /// <summary>Reads <c>A.B[.C][-devN|-dev][-rcN][-commits]</c>; false when something else stands there.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out HaproxyVersion version)
    {
        version = default;
        int minor = 0, patch = 0, commit = 0;
        // A release has no development number, which ranks above every one.
        var development = int.MaxValue;
        if (!Number(ref text, out var major)) return false;
        if (Take(ref text, ".") && !Number(ref text, out minor)) return false;
        if (Take(ref text, ".") && !Number(ref text, out patch)) return false;
        if (Take(ref text, "-dev") || Take(ref text, "-rc"))
        {
            development = 0;
            if (!text.IsEmpty && char.IsAsciiDigit(text[0])) Number(ref text, out development);
        }
        if (text.Length > 1 && text[0] == '-' && char.IsAsciiDigit(text[1]))
        {
            text = text[1..];
            Number(ref text, out commit);
        }
        // A package's own suffix ("-1+deb12u4", "-abcdef") does not rank.
        if (!text.IsEmpty && text[0] is not ('-' or '+')) return false;
        version = new HaproxyVersion(major, minor, patch, development, commit);
        return true;
    }

    private static bool Take(ref ReadOnlySpan<char> text, string part)
    {
        if (!text.StartsWith(part)) return false;
        text = text[part.Length..];
        return true;
    }

    private static bool Number(ref ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        var digits = 0;
        while (digits < text.Length && digits < 9 && char.IsAsciiDigit(text[digits])) value = value * 10 + (text[digits++] - '0');
        text = text[digits..];
        return digits > 0;
    }
}
