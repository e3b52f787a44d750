using System.Collections.Immutable;

namespace ActorProxy.Config.NodeSettings;

/// <summary>Reads the sections inside of a <c>floating-ip</c> instance: <c>announce</c>, <c>track</c> and <c>hooks</c>.</summary>
internal static class FloatingIpPartsReader
{
    private const int MostAnnouncements = 100;
    private const int HeaviestWeight = 253;

    public static AnnounceConfig Announce(SettingsSection? section)
    {
        var usual = new AnnounceConfig();
        if (section is null) return usual;
        var config = usual with
        {
            Repeat = section.Integer("repeat", 1, MostAnnouncements) ?? usual.Repeat,
            Interval = section.Duration("interval", TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)) ?? usual.Interval,
            Refresh = section.Duration("refresh", TimeSpan.Zero, TimeSpan.FromDays(1)) ?? usual.Refresh,
        };
        if (config.Refresh > TimeSpan.Zero && config.Refresh < TimeSpan.FromSeconds(1)) section.Findings.Error(section.At("refresh"), "'refresh' takes a second at least, or 0 for never");
        section.RefuseUnknown();
        return config;
    }

    public static TrackConfig Track(SettingsSection? section)
    {
        if (section is null) return new TrackConfig();
        var config = new TrackConfig
        {
            Backends = Names(section, "backends", "backend", static _ => true),
            Interfaces = Names(section, "interfaces", "interface", FloatingIpReader.IsInterface),
            Weight = section.Integer("weight", -HeaviestWeight, HeaviestWeight) ?? 0,
        };
        if (config is { Weight: not 0, Backends.IsEmpty: true, Interfaces.IsEmpty: true }) section.Findings.Warning(section.At("weight"), "nothing is tracked, so that this weight changes nothing");
        section.RefuseUnknown();
        return config;
    }

    public static FloatingIpHooksConfig Hooks(SettingsSection? section)
    {
        var usual = new FloatingIpHooksConfig();
        if (section is null) return usual;
        var config = usual with
        {
            Acquire = Program(section, "acquire"),
            Release = Program(section, "release"),
            Fault = Program(section, "fault"),
            Timeout = section.Duration("timeout", TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)) ?? usual.Timeout,
        };
        section.RefuseUnknown();
        return config;
    }

    private static ImmutableArray<TrackedNameConfig> Names(SettingsSection section, string setting, string what, Func<string, bool> isName)
    {
        var names = ImmutableArray.CreateBuilder<TrackedNameConfig>();
        foreach (var item in section.Texts(setting))
        {
            if (!isName(item.Text)) section.Findings.Error(item.Position, $"'{item.Text}' can't be the name of an {what}");
            else if (names.Any(n => n.Name == item.Text)) section.Findings.Warning(item.Position, $"the {what} '{item.Text}' is tracked twice");
            else names.Add(new TrackedNameConfig(item.Text, item.Position));
        }
        return names.ToImmutable();
    }

    /// <summary>Without a shell: a string is the program's path alone, blanks and all.</summary>
    private static ImmutableArray<string> Program(SettingsSection section, string setting)
    {
        var words = section.Texts(setting, acceptsOne: true);
        if (words.IsEmpty) return [];
        if (!words[0].Text.StartsWith('/'))
        {
            section.Findings.Error(words[0].Position, $"'{words[0].Text}' is no absolute path", "a hook is a program's path, or an array of that and its arguments: [\"/usr/local/bin/moved\", web]");
            return [];
        }
        if (words.FirstOrDefault(static w => w.Text.Contains('\0', StringComparison.Ordinal)) is { } spoilt)
        {
            section.Findings.Error(spoilt.Position, "a program's argument can't hold a NUL character");
            return [];
        }
        return [.. words.Select(static w => w.Text)];
    }
}
