using System.Buffers;
using System.Text.RegularExpressions;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Samples.Converters;

/// <summary><c>regsub</c>: replaces what a regular expression matches, once or everywhere.</summary>
internal static class RegexConverters
{
    /// <summary>Stands before the rest of a text that is searched on: no byte, so that nothing but the text's own beginning matches there.</summary>
    internal const char Before = '\uffff';

    public static readonly ConverterDefinition[] All =
    [
        new("regsub", SampleType.Str, SampleType.Str, Substitute) { Arguments = new ArgumentSpec(2, ArgumentKind.Regex, ArgumentKind.Text, ArgumentKind.Text), Prepare = Prepare },
    ];

    private static string? Prepare(Arguments arguments, CompilationScope scope)
    {
        if (arguments.Text(0).Length == 0)
            return "the regular expression is missing";
        var flags = arguments.Text(2);
        if (flags.AsSpan().IndexOfAnyExcept('i', 'g') is var wrong and >= 0)
            return $"there is no flag '{flags[wrong]}': 'i' and 'g' are";
        var regex = flags.Contains('i') ? SampleRegex.Compile(arguments.Text(0), ignoreCase: true) : (SampleRegex)arguments[0]!.Value!;
        arguments.Prepared = new Substitution(regex.Regex, new RegexReplacement(arguments.Bytes(1)), flags.Contains('g'));
        return null;
    }

    private static bool Substitute(SampleContext context, Arguments arguments, ref Sample sample)
    {
        var substitution = (Substitution)arguments.Prepared!;
        var characters = ArrayPool<char>.Shared.Rent(sample.Bytes.Length + 1);
        try
        {
            characters[0] = Before;
            ByteCharacters.Decode(sample.Span, characters.AsSpan(1));
            return Substitute(context, substitution, characters.AsSpan(0, sample.Bytes.Length + 1), ref sample);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        finally
        {
            ArrayPool<char>.Shared.Return(characters);
        }
    }

    private static bool Substitute(SampleContext context, Substitution substitution, Span<char> characters, ref Sample sample)
    {
        // What does not fit is left out.
        var text = context.Scratch.Rent(context.Scratch.LimitBytes - 1);
        var target = text.Span;
        var source = sample.Span;
        var at = 0;
        for (var isFirst = true; ; isFirst = false)
        {
            // The rest is searched as a text of its own, except that '^' matches at the whole text's beginning only.
            var rest = isFirst ? characters[1..] : characters[at..];
            if (!isFirst)
                rest[0] = Before;
            var matches = substitution.Regex.EnumerateMatches(rest, isFirst ? 0 : 1);
            if (!matches.MoveNext())
                break;
            var (start, length) = (matches.Current.Index, matches.Current.Length);
            var groups = substitution.Replacement.HasGroups ? MatchGroups.Of(substitution.Regex, rest, isFirst ? 0 : 1, start, length) : default;
            var searched = isFirst ? source : source[(at - 1)..];
            Append(searched[(isFirst ? 0 : 1)..start], ref target);
            substitution.Replacement.Write(searched, start, length, groups, ref target);
            start += isFirst ? 0 : at - 1;
            var wasAtEnd = at == source.Length;
            var isStuck = start + length == at;
            at = start + length;
            if (!substitution.IsGlobal || wasAtEnd)
                break;
            if (isStuck && at < source.Length)
                Append(source.Slice(at++, 1), ref target);
        }

        Append(source[at..], ref target);
        sample.SetText(text[..^target.Length]);
        return true;
    }

    internal static void Append(scoped ReadOnlySpan<byte> part, ref Span<byte> rest)
    {
        part = part[..Math.Min(part.Length, rest.Length)];
        part.CopyTo(rest);
        rest = rest[part.Length..];
    }

    private sealed record Substitution(Regex Regex, RegexReplacement Replacement, bool IsGlobal);
}
