using System.Buffers;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>What names of proxies and servers are made of, so that they can stand in the runtime API's commands and in logs.</summary>
internal static class ProxyNames
{
    public const string Expectation = "names are made of letters, digits, '-', '_', '.' and ':'";

    public static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:");
}
