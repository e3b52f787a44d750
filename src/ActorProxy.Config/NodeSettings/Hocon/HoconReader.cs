using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Config.NodeSettings.Hocon;

/// <summary>Reads a HOCON document: text in, values with the places where they were written out, and all that is wrong with it.</summary>
/// <remarks>
/// The language is that of the specification "HOCON (Human-Optimized Config Object Notation)". Files are read as UTF-8, includes
/// are files only. Pure: other files and the environment come with the context.
/// </remarks>
public static class HoconReader
{
    /// <summary>Returns the root, an object or an array; where there are errors, as much of it as could be read.</summary>
    /// <param name="texts">Gets every file that is read, so that <paramref name="diagnostics"/>, made over the same list, shows their lines.</param>
    public static (HoconValue? Root, bool IsComplete) Read(ConfigurationText file, HoconContext context, List<ConfigurationText> texts, DiagnosticList diagnostics)
    {
        var findings = new HoconFindings(diagnostics, context.Limits);
        if (!texts.Contains(file)) texts.Add(file);
        HoconValue? root = null;
        try
        {
            var tree = new HoconIncludes(context, texts, findings).ReadFirst(file);
            root = new HoconResolver(tree, context, findings).Resolve();
        }
        catch (HoconEndException)
        {
            // The finding that says why is made where this was thrown.
            return (null, false);
        }
        return (root, findings.Count == 0);
    }
}
