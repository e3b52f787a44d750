using System.Globalization;
using System.Text.RegularExpressions;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Maps;

/// <summary>Fills a value's references to groups in: <c>\0</c> is all that matched, <c>\1</c> the first group, <c>\x2e</c> a byte.</summary>
internal static class GroupTemplate
{
    /// <summary>False when the result would be longer than a value may be.</summary>
    public static bool TryExpand(ReadOnlySpan<byte> template, SampleRegex regex, ReadOnlyMemory<byte> text, SampleScratch scratch, ref Sample sample)
    {
        var match = regex.Regex.Match(ByteCharacters.Decode(text.Span));
        var result = scratch.Rent(scratch.LimitBytes);
        var target = result.Span;
        var length = 0;
        for (var i = 0; i < template.Length; i++)
        {
            var isEscape = template[i] == '\\' && i + 1 < template.Length;
            if (isEscape)
                i++;
            if (isEscape && template[i] is >= (byte)'0' and <= (byte)'9')
            {
                var group = match.Groups[template[i] - '0'];
                if (!TryAppend(group, text.Span, target, ref length))
                    return false;
            }
            else if (length < target.Length)
            {
                if (isEscape && template[i] == 'x' && i + 2 < template.Length && byte.TryParse(template.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var one))
                    i += 2;
                else
                    one = template[i];
                target[length++] = one;
            }
            else
            {
                return false;
            }
        }

        sample.SetText(result[..length]);
        return true;
    }

    private static bool TryAppend(Group group, ReadOnlySpan<byte> text, Span<byte> target, ref int length)
    {
        if (!group.Success)
            return true;
        if (!text.Slice(group.Index, group.Length).TryCopyTo(target[length..]))
            return false;
        length += group.Length;
        return true;
    }
}
