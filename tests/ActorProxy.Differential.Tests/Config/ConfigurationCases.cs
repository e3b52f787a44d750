using System.Runtime.CompilerServices;
using System.Text;

namespace ActorProxy.Differential.Tests.Config;

/// <summary>Reads the corpus: each file under <c>Cases/Whole</c>, and each line of the <c>.lines</c> files in a section around it.</summary>
public static class ConfigurationCases
{
    private const string Timeouts = "    timeout client 1s\n    timeout server 1s\n    timeout connect 1s\n";
    private const string Backend = "backend b\n    server s1 127.0.0.1:8001 check\n    server s2 127.0.0.1:8002 check\n";
    private const string Frontend = "frontend f\n    bind 127.0.0.1:18081\n    default_backend b\n";

    private const string Peers = "global\n    localpeer me\npeers p\n    peer me 127.0.0.1:18083\n    peer twin 127.0.0.1:18086\n    table twin type ip size 1k\n    table shared type ip size 1k\n";

    public static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "Cases");

    public static IEnumerable<ConfigurationCase> All => Whole.Concat(Lines);

    private static IEnumerable<ConfigurationCase> Whole =>
        Directory.GetFiles(Path.Combine(Folder, "Whole"), "*.cfg").Order(StringComparer.Ordinal)
            .Select(static path => new ConfigurationCase(Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path)));

    private static IEnumerable<ConfigurationCase> Lines =>
        from path in Directory.GetFiles(Folder, "*.lines").Order(StringComparer.Ordinal)
        let section = Path.GetFileNameWithoutExtension(path)
        from line in File.ReadAllLines(path)
        select new ConfigurationCase($"{section}: {line}", Encoding.UTF8.GetBytes(Surround(section, line)));

    private static string Surround(string section, string line) => section switch
    {
        "global" => $"global\n    {line}\ndefaults\n{Timeouts}{Frontend}{Backend}",
        "defaults" => $"defaults\n{Timeouts}    {line}\n{Frontend}{Backend}",
        "frontend" => $"defaults\n{Timeouts}{Frontend}    {line}\n{Backend}",
        "backend" => $"defaults\n{Timeouts}{Frontend}{Backend}    {line}\n",
        "server" => $"defaults\n{Timeouts}{Frontend}{Backend}    server s3 127.0.0.1:8003 {line}\n",
        "log" => $"defaults\n{Timeouts}{Frontend}    log 127.0.0.1 local0\n    {line}\n{Backend}",
        "bind" => $"defaults\n{Timeouts}{Frontend}    bind 127.0.0.1:18082 {line}\n{Backend}",
        "peers" => $"{Peers}    {line}\ndefaults\n{Timeouts}{Frontend}{Backend}",
        "stick" => $"{Peers}defaults\n{Timeouts}{Frontend}{Backend}    stick-table type ip size 1k\n    stick {line}\n",
        "stick-table" => $"{Peers}defaults\n{Timeouts}{Frontend}{Backend}    stick-table {line}\n",
        _ => throw new InvalidOperationException($"no section is known for {section}.lines"),
    };

    private static string Here([CallerFilePath] string path = "") => path;
}
