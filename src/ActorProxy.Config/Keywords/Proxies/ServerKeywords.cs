using ActorProxy.Config.Keywords.Servers;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>Who serves: <c>server</c>, <c>server-template</c>, <c>default-server</c>.</summary>
internal static class ServerKeywords
{
    private const int MostServersOfTemplate = 65536;

    public static readonly ProxyKeyword[] All =
    [
        new("server", ProxySides.Backend, Server) { IsInheritable = false, IsStrict = true },
        new("server-template", ProxySides.Backend, Template) { IsInheritable = false, IsStrict = true },
        new("default-server", ProxySides.Backend, Default) { IsStrict = true },
    ];

    private static void Server(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "a name", out var name) || !ProxyNames.Check(statement, name)) return;
        var server = Begin(draft, statement, name);
        server.Name = name.ToString();
        if (!TakeAddress(draft, statement, server)) return;
        ServerLine.ParseOptions(statement, server, isDefault: false);
        draft.Servers.Add(server);
    }

    private static void Template(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "a prefix for the servers' names", out var prefix) || !ProxyNames.Check(statement, prefix)) return;
        if (!statement.TakeArgument(statement.Keyword, "a number or a range such as 1-10", out var range)) return;
        var dash = range.Span.IndexOf('-');
        var last = 0;
        var first = 1;
        if (!(dash < 0 ? TryNumber(range.Span, out last) : TryNumber(range.Span[..dash], out first) && TryNumber(range.Span[(dash + 1)..], out last))
            || first < 1 || last < first || last - first >= MostServersOfTemplate)
        {
            statement.Error(range, $"'{statement.Keyword}' expects a number or a range such as 1-10, not '{range}'");
            return;
        }
        var server = Begin(draft, statement, prefix);
        if (!TakeAddress(draft, statement, server)) return;
        ServerLine.ParseOptions(statement, server, isDefault: false);
        for (var n = first; n <= last; n++)
        {
            var copy = server.Copy();
            copy.Name = $"{prefix}{n}";
            if (server.Id is { } id) copy.Id = id + n - first;
            draft.Servers.Add(copy);
        }
    }

    private static void Default(ProxyDraft draft, Statement statement)
    {
        draft.Settings.DefaultServer.Load = draft.Load;
        ServerLine.ParseOptions(statement, draft.Settings.DefaultServer, isDefault: true);
    }

    private static ServerDraft Begin(ProxyDraft draft, Statement statement, Word name)
    {
        var server = draft.Settings.DefaultServer.Copy();
        server.Load = draft.Load;
        server.Position = statement.At(name);
        return server;
    }

    private static bool TakeAddress(ProxyDraft draft, Statement statement, ServerDraft server)
    {
        if (!statement.TakeArgument(statement.Keyword, "an address such as 127.0.0.1:80, [::1]:80 or /path/to/socket", out var word)) return false;
        server.Address = SourceLine.ReadAddress(statement, statement.Keyword, word, draft.Load, AddressUse.Server);
        // An address that can't be read is reported; its options are still worth looking at.
        server.Address ??= new AddressConfig { Kind = AddressKind.ClientDestination, Text = word.ToString() };
        if (server.Address is { Kind: AddressKind.HostName } address && int.TryParse(address.Host, out _))
            statement.Warn(word, $"'{word}' is read as a host, not as a port", $"write ':{word}' for a port");
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) => int.TryParse(text, System.Globalization.NumberStyles.None, null, out number);
}
