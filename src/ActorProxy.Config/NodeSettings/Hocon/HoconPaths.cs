using System.Collections.Immutable;
using System.Text;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Reads path expressions, which stand as keys and in substitutions, and writes them.</summary>
internal static class HoconPaths
{
    /// <summary>Reads up to what can't be part of a path. Dots outside of quotes separate; whitespace inside is kept.</summary>
    public static ImmutableArray<string> Read(HoconCursor cursor)
    {
        var at = cursor.Position;
        var path = ImmutableArray.CreateBuilder<string>();
        var element = new StringBuilder();
        var (isQuoted, isAny) = (false, false);
        cursor.TakeBlanks();
        var blanks = "";
        while (!cursor.IsAtEnd)
        {
            if (cursor.Current == '"')
            {
                element.Append(blanks).Append(HoconStrings.Read(cursor));
                isQuoted = true;
            }
            else if (cursor.IsAtUnquoted)
            {
                element.Append(blanks);
                var run = cursor.TakeUnquoted();
                for (var dot = run.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = run.IndexOf('.', StringComparison.Ordinal))
                {
                    element.Append(run.AsSpan(0, dot));
                    End(path, element, isQuoted, at);
                    isQuoted = false;
                    run = run[(dot + 1)..];
                }
                element.Append(run);
            }
            else
            {
                break;
            }
            isAny = true;
            blanks = cursor.TakeBlanks();
        }
        if (!isAny) throw new HoconException(at, "a path is expected here", "a name such as cluster.port, in quotes where it holds other characters");
        End(path, element, isQuoted, at);
        return path.ToImmutable();
    }

    /// <summary>As it would be written.</summary>
    public static string Render(IEnumerable<string> path)
        => string.Join('.', path.Select(static e => e.Length > 0 && e.All(static c => HoconLetters.IsUnquoted(c) && c != '.') ? e : $"\"{e}\""));

    private static void End(ImmutableArray<string>.Builder path, StringBuilder element, bool isQuoted, SourcePosition at)
    {
        if (element.Length == 0 && !isQuoted)
            throw new HoconException(at, "this path has an empty element", "a path neither begins nor ends with a dot, nor has two in a row; an element that is meant to be empty is \"\"");
        path.Add(element.ToString());
        element.Clear();
    }
}
