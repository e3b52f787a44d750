using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Known;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Binds;

/// <summary>Reads what a <c>bind</c> and a <c>stats socket</c> line share: addresses parted by commas, then options.</summary>
internal static class BindLine
{
    public static BindConfig? Parse(Statement statement, Word keyword, LoadState load, BindDraft draft)
    {
        draft.Load = load;
        if (!statement.TakeArgument(keyword, "an address such as ':80', '127.0.0.1:80' or '/path/to/socket'", out var word)) return null;
        var position = statement.At(word);
        var addresses = ReadAddresses(statement, keyword, word, load);
        ParseOptions(statement, keyword, draft);
        return addresses.IsEmpty ? null : draft.Build(addresses, position);
    }

    /// <summary>Reads the options behind the address, or those of <c>default-bind</c>.</summary>
    public static void ParseOptions(Statement statement, Word keyword, BindDraft draft)
    {
        while (statement.TryTake(out var option))
        {
            if (option.IsEmpty)
            {
                statement.Warn(option, "an empty word ends the line: what follows is ignored");
                break;
            }
            if (BindOptions.Table.TryFind(option.Span, out var known)) known.Parse(draft, statement, option);
            else if (!BindOptions.TryParseInert(draft, statement, option))
            {
                ReportUnknown(statement, keyword, option);
                // What follows may be its arguments: judging them would only blame the innocent.
                break;
            }
        }
    }

    private static ImmutableArray<AddressConfig> ReadAddresses(Statement statement, Word keyword, Word word, LoadState load)
    {
        var text = load.Variables.Expand(word.ToString());
        if (!text.Contains(',')) return Read(text, word.Column) is { } only ? [only] : [];
        var addresses = ImmutableArray.CreateBuilder<AddressConfig>();
        var offset = 0;
        foreach (var part in text.Split(','))
        {
            // One comma at the end is read over, as HAProxy does.
            if ((part.Length > 0 || offset == 0 || offset < text.Length) && Read(part, word.Column + offset) is { } address) addresses.Add(address);
            offset += part.Length + 1;
        }
        return addresses.ToImmutable();

        AddressConfig? Read(string part, int column)
        {
            var fault = AddressSyntax.TryParse(part, AddressUse.Listen, out var address);
            if (fault is null) return address;
            statement.Report(Severity.Error, column, $"'{keyword}': the address '{part}' {fault}");
            return null;
        }
    }

    private static void ReportUnknown(Statement statement, Word keyword, Word option)
    {
        if (KnownBindOptions.Names.Contains(option.Span)) statement.Refuse(option, $"'{keyword} … {option}'");
        else statement.Error(option, $"'{keyword}' has no option '{option}'", Spelling.Hint(option.Span, [.. BindOptions.Table.Names, .. KnownBindOptions.Names.All]));
    }
}
