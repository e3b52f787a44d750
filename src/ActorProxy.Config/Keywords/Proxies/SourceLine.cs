using ActorProxy.Config.Keywords.Binds;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Reads <c>source ADDRESS [usesrc …] [interface NAME]</c>, of a backend or of a server.</summary>
internal static class SourceLine
{
    public static SourceAddressConfig? Parse(Statement statement, Word keyword, LoadState load, AddressUse use)
    {
        if (!statement.TakeArgument(keyword, "an address", out var word)) return null;
        if (ReadAddress(statement, keyword, word, load, use) is not { } address) return null;
        UseSourceConfig? useSource = null;
        string? device = null;
        while (true)
        {
            var option = statement.Current;
            if (statement.TryTake("usesrc")) useSource = UseSource(statement, option, load);
            else if (statement.TryTake("interface")) device = InterfaceSyntax.Take(statement, option);
            else break;
        }
        return new SourceAddressConfig { Address = address, Interface = device, UseSource = useSource };
    }

    public static AddressConfig? ReadAddress(Statement statement, Word keyword, Word word, LoadState load, AddressUse use)
    {
        var fault = AddressSyntax.TryParse(load.Variables.Expand(word.ToString()), use, out var address);
        if (fault is null) return address;
        statement.Error(word, $"'{keyword}': the address '{word}' {fault}");
        return null;
    }

    private static UseSourceConfig? UseSource(Statement statement, Word option, LoadState load)
    {
        if (!statement.TakeArgument(option, "'client', 'clientip' or an address", out var word)) return null;
        if (word.Is("client")) return new UseSourceConfig(UseSourceKind.Client);
        if (word.Is("clientip")) return new UseSourceConfig(UseSourceKind.ClientAddressOnly);
        if (word.Span.StartsWith("hdr_ip("))
        {
            statement.Refuse(word, "'usesrc hdr_ip()'");
            return null;
        }
        return ReadAddress(statement, option, word, load, AddressUse.Source) is { } address ? new UseSourceConfig(UseSourceKind.Address, address) : null;
    }
}
