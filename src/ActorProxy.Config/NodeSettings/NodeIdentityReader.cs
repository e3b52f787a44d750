using System.Net;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Reads the <c>node</c> section.</summary>
internal static class NodeIdentityReader
{
    /// <summary>Of a node or a floating address: what nodes tell each other has no room for more.</summary>
    public const int LongestName = 64;

    public static NodeIdentityConfig Read(SettingsSection? section)
    {
        if (section is null) return new NodeIdentityConfig();
        var name = section.Text("name");
        if (name is not null && !IsName(name))
        {
            section.Findings.Error(section.At("name"), $"'{name}' is no name for a node", $"up to {LongestName} letters, digits and - _ . : make a name");
            name = null;
        }
        var config = new NodeIdentityConfig
        {
            Position = section.Position,
            Name = name,
            NamePosition = section.At("name"),
            Address = Address(section, "address"),
        };
        section.RefuseUnknown();
        return config;
    }

    public static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');

    public static IPAddress? Address(SettingsSection section, string setting)
    {
        if (section.Text(setting) is not { } text) return null;
        if (NodeAddressSyntax.TryHost(text, out var address) is not { } fault) return address;
        section.Findings.Error(section.At(setting), fault, NodeAddressSyntax.Expectation);
        return null;
    }
}
