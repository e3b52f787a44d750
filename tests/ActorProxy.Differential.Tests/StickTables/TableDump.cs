using System.Text.RegularExpressions;
using ActorProxy.TestKit.Processes;

namespace ActorProxy.Differential.Tests.StickTables;

/// <summary>What <c>show table</c> says, without what differs from run to run: where entries are, and the milliseconds left.</summary>
internal static partial class TableDump
{
    private const double StepMs = 20_000;

    public static async Task<string> ReadAsync(ProxyProcess proxy, string table, string filter = "") => Comparable(await proxy.Runtime.AskAsync($"show table {table} {filter}".TrimEnd()));

    /// <summary>In the order of the text: in HAProxy's the keys' order, in ours none.</summary>
    public static string Comparable(string answer) => string.Join('\n', answer.Split('\n').Select(static line =>
        Expiry().Replace(Place().Replace(line, ""), static match => $"exp={Math.Round(double.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) / StepMs)}")).Order(StringComparer.Ordinal));

    [GeneratedRegex("^0x[0-9a-f]+: ")]
    private static partial Regex Place();

    [GeneratedRegex(@"exp=(\d+)")]
    private static partial Regex Expiry();
}
