using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Peers;

/// <summary>Reads <c>peer NAME ADDRESS</c>, and <c>server NAME [ADDRESS]</c>, where the local peer's address stands on the <c>bind</c> line.</summary>
internal static class PeerLine
{
    public static void Parse(PeersDraft draft, Statement statement)
    {
        var keyword = statement.Keyword;
        var isPeerLine = keyword.Is("peer");
        if (isPeerLine && draft.BindLinePosition is { } bind)
        {
            statement.Error(keyword, $"{draft.Title} has a 'bind' line, at {bind}, next to which no 'peer' line can stand", "write 'server' instead of 'peer'");
            return;
        }
        draft.HasPeerLine |= isPeerLine;
        if (!statement.TakeArgument(keyword, "a name", out var word) || !ProxyNames.Check(statement, word)) return;
        var name = word.ToString();
        var position = statement.At(word);
        if (draft.Peers.Find(other => other.Name == name) is { } twin)
        {
            statement.Error(word, $"{draft.Title} has a peer '{name}' already, at {twin.Position}");
            return;
        }
        var isLocal = name == draft.LocalPeer;
        AddressConfig? address = null;
        if (isPeerLine || !isLocal)
        {
            if (!statement.TakeArgument(keyword, "an address such as 192.168.0.1:1024", out var text)) return;
            address = ReadAddress(statement, keyword, text, draft.Load, isLocal);
            if (address is null) return;
        }
        var options = draft.DefaultPeer.Copy();
        PeerOptions.Parse(statement, draft, options, isLocal && !isPeerLine);
        if (isLocal && isPeerLine) draft.Bind = draft.DefaultBind.Copy().Build([address!], position);
        draft.Peers.Add(new PeerConfig(name, address, isLocal, options.Shard, position) { Source = options.Source });
    }

    private static AddressConfig? ReadAddress(Statement statement, Word keyword, Word word, LoadState load, bool isLocal)
    {
        if (SourceLine.ReadAddress(statement, keyword, word, load, isLocal ? AddressUse.Listen : AddressUse.Server) is not { } address) return null;
        var fault = address switch
        {
            { IsDatagram: true } => "is one of datagrams, where peers need a stream",
            { Kind: AddressKind.Unix or AddressKind.Abstract or AddressKind.AbstractZeroTerminated or AddressKind.Descriptor } => null,
            { IsPortOffset: true } => "has an offset instead of a port",
            { Port: 0 } => "has no port",
            _ when address.LastPort != address.Port => "has a range of ports, where one is expected",
            _ => null,
        };
        if (fault is null) return address;
        statement.Error(word, $"'{keyword}': the address '{word}' {fault}");
        return null;
    }
}
