using System.Collections.Immutable;
using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using Xunit;

namespace ActorProxy.Tests.Config;

/// <summary>Loads configurations that tests write inline.</summary>
internal static class Loading
{
    public static readonly ConfigurationContext Context = new()
    {
        HostName = "node1",
        FindUser = static name => name == "haproxy" ? 42u : null,
        FindGroup = static name => name == "haproxy" ? 43u : null,
        Environment = new Dictionary<string, string> { ["PORT"] = "8080", ["EMPTY"] = "", ["LIST"] = "one two three" },
    };

    public static LoadedConfiguration Load(string text, ConfigurationContext? context = null) =>
        ConfigurationLoader.Load([new ConfigurationText("test.cfg", text.EndsWith('\n') ? text : text + "\n")], context ?? Context);

    /// <summary>The configuration, which must be free of errors.</summary>
    public static ProxyConfiguration Good(string text, ConfigurationContext? context = null)
    {
        var loaded = Load(text, context);
        Assert.True(loaded.Configuration is not null, string.Concat(loaded.Diagnostics.Select(DiagnosticRenderer.Render)));
        return loaded.Configuration;
    }

    public static ImmutableArray<Diagnostic> Errors(string text, ConfigurationContext? context = null) =>
        [.. Load(text, context).Diagnostics.Where(static d => d.Severity == Severity.Error)];

    /// <summary>The one error of a configuration that must have exactly one.</summary>
    public static Diagnostic Error(string text, ConfigurationContext? context = null) => Assert.Single(Errors(text, context));
}
