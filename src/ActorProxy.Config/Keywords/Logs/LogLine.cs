using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Logs;

/// <summary>Reads <c>log TARGET [len N] [format F] [sample RANGES:SIZE] FACILITY [LEVEL [LEVEL]]</c>.</summary>
internal static class LogLine
{
    private static readonly string[] Facilities =
    [
        "kern", "user", "mail", "daemon", "auth", "syslog", "lpr", "news", "uucp", "cron", "auth2", "ftp",
        "ntp", "audit", "alert", "cron2", "local0", "local1", "local2", "local3", "local4", "local5", "local6", "local7",
    ];

    private static readonly string[] Levels = ["emerg", "alert", "crit", "err", "warning", "notice", "info", "debug"];

    private static readonly string[] Formats = ["local", "rfc3164", "rfc5424", "priority", "short", "timed", "iso", "raw"];

    // HAProxy puts a ring in front of these; sent as datagrams they would be lost in silence.
    private static readonly string[] StreamPrefixes = ["tcp@", "tcp4@", "tcp6@", "uxst@", "stream+"];

    public static LogTargetConfig? Parse(Statement statement, LoadState load)
    {
        if (!statement.TakeArgument(statement.Keyword, "a target: an address, a path, 'stdout', 'stderr' or 'fd@N'", out var word)) return null;
        var address = Target(statement, word, load);
        var target = new LogTargetConfig { Address = address ?? new AddressConfig { Kind = AddressKind.AnyIPv4, Text = "" }, Position = statement.At(word) };
        while (statement.Current is var option && (option.Is("len") || option.Is("format") || option.Is("sample") || option.Is("profile")))
        {
            statement.TryTake(out _);
            switch (option.Span)
            {
                case "len":
                    if (!statement.TakeInteger(option, 80, 65535, out var length)) return null;
                    target = target with { MaxLengthBytes = length };
                    break;
                case "format":
                    if (!Choose(statement, option, Formats, out var format)) return null;
                    target = target with { Format = (LogLineFormat)format };
                    break;
                case "sample":
                    if (Sample(statement, option) is not { } sample) return null;
                    target = target with { Sample = sample };
                    break;
                default:
                    statement.Refuse(option, "'log … profile'");
                    return null;
            }
        }
        if (!Choose(statement, statement.Keyword, Facilities, out var facility, "a facility such as local0 or daemon")) return null;
        target = target with { Facility = facility };
        if (!statement.AtEnd)
        {
            if (!Choose(statement, statement.Keyword, Levels, out var level)) return null;
            target = target with { MaxLevel = level };
        }
        if (!statement.AtEnd)
        {
            if (!Choose(statement, statement.Keyword, Levels, out var level)) return null;
            target = target with { MinLevel = level };
        }
        return statement.ExpectEnd() && address is not null ? target : null;
    }

    private static AddressConfig? Target(Statement statement, Word word, LoadState load)
    {
        if (word.Is("stdout") || word.Is("stderr"))
            return new AddressConfig { Kind = AddressKind.Descriptor, Descriptor = word.Is("stdout") ? 1 : 2, IsDatagram = true, Text = word.ToString() };
        if (StreamPrefixes.Any(prefix => word.Span.StartsWith(prefix, StringComparison.Ordinal)))
        {
            statement.Refuse(word, $"a log target behind a stream ('{word}')");
            return null;
        }
        return SourceLine.ReadAddress(statement, statement.Keyword, word, load, AddressUse.Log);
    }

    private static bool Choose(Statement statement, Word owner, string[] choices, out int index, string? expectation = null)
    {
        index = -1;
        expectation ??= $"one of {string.Join(", ", choices)}";
        if (!statement.TakeArgument(owner, expectation, out var word)) return false;
        index = Array.IndexOf(choices, word.ToString());
        if (index >= 0) return true;
        statement.Error(word, $"'{owner}' expects {expectation}, not '{word}'", Spelling.Hint(word.Span, choices));
        return false;
    }

    private static LogSampleConfig? Sample(Statement statement, Word option)
    {
        const string Expected = "ranges and a size such as 1,3-5:10";
        if (!statement.TakeArgument(option, Expected, out var word)) return null;
        var text = word.Span;
        var colon = text.IndexOf(':');
        if (colon > 0 && Number(text[(colon + 1)..], out var size) && size > 0)
        {
            var ranges = ImmutableArray.CreateBuilder<(int First, int Last)>();
            var isValid = true;
            foreach (var part in text[..colon].Split(','))
            {
                var range = text[..colon][part];
                var dash = range.IndexOf('-');
                isValid &= Number(dash < 0 ? range : range[..dash], out var first);
                isValid &= Number(dash < 0 ? range : range[(dash + 1)..], out var last);
                isValid &= first >= 1 && last >= first && last <= size && !ranges.Exists(r => first <= r.Last && r.First <= last);
                ranges.Add((first, last));
            }
            if (isValid) return new LogSampleConfig(ranges.ToImmutable(), size);
        }
        statement.Error(word, $"'{option}' expects {Expected}, whose ranges lie within the size and don't overlap, not '{word}'");
        return null;
    }

    private static bool Exists(this ImmutableArray<(int First, int Last)>.Builder ranges, Predicate<(int First, int Last)> match)
    {
        foreach (var range in ranges)
        {
            if (match(range)) return true;
        }
        return false;
    }

    private static bool Number(ReadOnlySpan<char> text, out int number) => int.TryParse(text, System.Globalization.NumberStyles.None, null, out number);
}
