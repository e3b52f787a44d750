using System.Security.Cryptography;
using System.Text;

namespace ActorProxy.Core.Peers.Nodes;

/// <summary>Shows that a command for another node comes from one that knows the cluster's secret.</summary>
/// <remarks>
/// HMAC-SHA256 (RFC 2104) over both names, a nonce that the called node has made for this one connection, and the command: no proof fits another
/// node, connection or command. What is sent is not hidden from the network.
/// </remarks>
public static class NodeCallProof
{
    /// <summary>Of a nonce, in bytes.</summary>
    public const int NonceBytes = 32;

    /// <summary>Lower-case hexadecimal digits.</summary>
    public const int Characters = HMACSHA256.HashSizeInBytes * 2;

    private const string Purpose = "actorproxy call 1";

    /// <param name="nonce">As it was sent.</param>
    public static string Of(string secret, string called, string caller, string nonce, string command) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(string.Join('\0', Purpose, called, caller, nonce, command))));

    /// <summary>The line in which a caller sends a command with its proof.</summary>
    public static string Line(string secret, string called, string caller, string nonce, string command) => $"{Of(secret, called, caller, nonce, command)} {command}";

    /// <summary>Takes a caller's line apart; false when it is none, or its proof is not that of its command.</summary>
    public static bool TryRead(string line, string secret, string called, string caller, string nonce, out string command)
    {
        command = line.Length > Characters + 1 && line[Characters] == ' ' ? line[(Characters + 1)..] : "";
        return command.Length > 0 && Matches(line[..Characters], Of(secret, called, caller, nonce, command));
    }

    /// <summary>Compares in a time that tells nothing.</summary>
    public static bool Matches(string proof, string expected) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(proof), Encoding.UTF8.GetBytes(expected));
}
