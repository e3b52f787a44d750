using System.Text;

namespace ActorProxy.Config.Syntax;

/// <summary>The environment as the configuration sees and changes it while it is read.</summary>
/// <remarks>The process's own environment is never touched: what the lines changed is handed out with the loaded configuration.</remarks>
public sealed class VariableTable(IReadOnlyDictionary<string, string> environment)
{
    private Dictionary<string, string>? _changed;

    /// <summary>The value of <c>.FILE</c>.</summary>
    public string File { get; set; } = "";

    /// <summary>The value of <c>.LINE</c>.</summary>
    public int Line { get; set; }

    /// <summary>The value of <c>.SECTION</c>: the section's name, or its kind when it has none.</summary>
    public string Section { get; set; } = "";

    public IReadOnlyDictionary<string, string> Current => _changed ?? environment;

    public static bool IsPseudo(string name) => name is ".FILE" or ".LINE" or ".SECTION";

    public string? Find(string name) => name switch
    {
        ".FILE" => File,
        ".LINE" => Line.ToString(),
        ".SECTION" => Section,
        _ => Current.GetValueOrDefault(name),
    };

    public void Set(string name, string value) => Changed()[name] = value;

    public void Remove(string name) => Changed().Remove(name);

    /// <summary><c>resetenv</c>: forgets every variable that <paramref name="keep"/> does not name.</summary>
    public void KeepOnly(IReadOnlySet<string> keep)
    {
        var kept = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in Current)
        {
            if (keep.Contains(name)) kept[name] = value;
        }
        _changed = kept;
    }

    /// <summary>Resolves <c>$NAME</c> and <c>${NAME}</c> in an address, where HAProxy does so even outside of quotes.</summary>
    public string Expand(string text)
    {
        if (!text.Contains('$')) return text;
        var output = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var braced = i + 1 < text.Length && text[i + 1] == '{';
            var start = i + (braced ? 2 : 1);
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) end++;
            if (text[i] != '$' || end == start || (braced && (end == text.Length || text[end] != '}')))
            {
                output.Append(text[i]);
                continue;
            }
            output.Append(Find(text[start..end]));
            i = braced ? end : end - 1;
        }
        return output.ToString();
    }

    private Dictionary<string, string> Changed() => _changed ??= new Dictionary<string, string>(environment, StringComparer.Ordinal);
}
