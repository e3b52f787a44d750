using System.Globalization;
using System.Text;
using ActorProxy.Config.Model;

namespace ActorProxy.Differential.Tests.Balance;

/// <summary>A backend and what is done with it.</summary>
/// <param name="HashSample">For <c>balance hash</c>: what is hashed, by the name of a sample fetch; null for the algorithm of the configuration.</param>
public sealed record BalanceScenario(string Name, BackendConfig Backend, Func<IBalanceSubject, Task> Script, string? HashSample = null)
{
    /// <summary>The section's lines as haproxy reads them.</summary>
    /// <param name="ports">The servers' ports, by their order.</param>
    public string Section(string name, string bind, IReadOnlyList<int> ports)
    {
        var text = new StringBuilder($"listen {name}\n  bind {bind}\n  balance {Algorithm}\n");
        if (Backend.Balance.Algorithm is BalanceAlgorithmKind.Source)
        {
            text.Append(CultureInfo.InvariantCulture, $"  hash-type {(Backend.Hash.Tree == HashTreeKind.Consistent ? "consistent" : "map-based")}");
            text.Append(Backend.Hash.Function is { } function ? $" {function.ToString().ToLowerInvariant()}" : "");
            text.Append(Backend.Hash.Avalanche ? " avalanche\n" : "\n");
        }

        if (Backend.Hash.BalanceFactor > 0)
            text.Append(CultureInfo.InvariantCulture, $"  hash-balance-factor {Backend.Hash.BalanceFactor}\n");
        if (Backend.AllBackups)
            text.Append("  option allbackups\n");
        if (Backend.FullConn is { } fullConn)
            text.Append(CultureInfo.InvariantCulture, $"  fullconn {fullConn}\n");
        for (var index = 0; index < Backend.Servers.Length; index++)
        {
            var server = Backend.Servers[index];
            text.Append(CultureInfo.InvariantCulture, $"  server {server.Name} 127.0.0.1:{ports[index]} id {server.Id} weight {server.Weight}");
            text.Append(server.IsBackup ? " backup" : "").Append(server.IsDisabled ? " disabled" : "");
            Append("maxconn", server.MaxConn);
            Append("minconn", server.MinConn);
            Append("maxqueue", server.MaxQueue);
            text.Append('\n');
        }

        return text.ToString();

        void Append(string keyword, int value)
        {
            if (value > 0)
                text.Append(CultureInfo.InvariantCulture, $" {keyword} {value}");
        }
    }

    public override string ToString() => Name;

    private string Algorithm => Backend.Balance.Algorithm switch
    {
        BalanceAlgorithmKind.StaticRoundRobin => "static-rr",
        BalanceAlgorithmKind.Source when HashSample is not null => $"hash {HashSample}",
        _ => Backend.Balance.Algorithm.ToString().ToLowerInvariant(),
    };
}
