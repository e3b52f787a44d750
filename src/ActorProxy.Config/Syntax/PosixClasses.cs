using System.Text.RegularExpressions;

namespace ActorProxy.Config.Syntax;

/// <summary>The classes such as <c>[[:alpha:]]</c> of a regular expression, written out for the base library, which does not know them.</summary>
/// <remarks>It would take them for the letters between the colons, and match something else than the operator meant.</remarks>
public static partial class PosixClasses
{
    /// <exception cref="ArgumentException">A class that there is not.</exception>
    public static string WriteOut(string expression) => Name().Replace(expression, match => match.Groups["name"].Value switch
    {
        "alnum" => "a-zA-Z0-9",
        "alpha" => "a-zA-Z",
        "blank" => @" \t",
        "cntrl" => @"\x00-\x1f\x7f",
        "digit" => "0-9",
        "graph" => @"\x21-\x7e",
        "lower" => "a-z",
        "print" => @"\x20-\x7e",
        "punct" => @"!-/:-@\[-`{-~",
        "space" => @"\t-\r ",
        "upper" => "A-Z",
        "word" => "a-zA-Z0-9_",
        "xdigit" => "a-fA-F0-9",
        var name => throw new ArgumentException($"there is no character class [:{name}:]"),
    });

    [GeneratedRegex(@"\[:(?<name>\^?[a-z]+):\]")]
    private static partial Regex Name();
}
