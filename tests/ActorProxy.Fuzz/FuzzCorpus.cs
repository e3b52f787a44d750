using System.Text;
using ActorProxy.TestKit;

namespace ActorProxy.Fuzz;

/// <summary>Reads examples: a file is one, but of <c>.lines</c> each line, and of <c>.hex</c> and tables in <c>.txt</c> each line's last cell in hexadecimal.</summary>
internal static class FuzzCorpus
{
    public static IReadOnlyList<byte[]> Load(IFuzzTarget target)
    {
        List<byte[]> entries = [.. target.Corpus.SelectMany(static path => Files(Repository.PathTo(path))).SelectMany(Entries)];
        return entries.Count > 0 ? entries : throw new InvalidOperationException($"the target '{target.Name}' has no corpus");
    }

    private static IEnumerable<string> Files(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path).Where(static file => !file.EndsWith(".gitattributes", StringComparison.Ordinal)).Order(StringComparer.Ordinal) : [path];

    private static IEnumerable<byte[]> Entries(string file) => Path.GetExtension(file) switch
    {
        ".lines" => Lines(file).Select(Encoding.UTF8.GetBytes),
        ".hex" or ".txt" => Lines(file).Select(static line => Convert.FromHexString(line[(line.LastIndexOf('|') + 1)..].Trim())),
        _ => [File.ReadAllBytes(file)],
    };

    private static IEnumerable<string> Lines(string file) => File.ReadLines(file).Where(static line => line.Length > 0 && !line.StartsWith('#'));
}
