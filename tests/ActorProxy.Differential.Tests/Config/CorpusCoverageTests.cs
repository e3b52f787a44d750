using ActorProxy.Config;
using ActorProxy.Config.Keywords.Binds;
using ActorProxy.Config.Keywords.Global;
using ActorProxy.Config.Keywords.Peers;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Keywords.Servers;
using ActorProxy.Config.Syntax;
using Xunit;

namespace ActorProxy.Differential.Tests.Config;

/// <summary>A keyword that is said to work has a case in which it does.</summary>
public sealed class CorpusCoverageTests
{
    private static readonly ConfigurationContext Context = new() { FindUser = static _ => 0, FindGroup = static _ => 0 };

    /// <summary>The words of every single-line case that is accepted here, by its section; or by the keyword that they stand behind.</summary>
    private static readonly ILookup<string, string[]> Accepted = ConfigurationCases.All
        .Where(static c => c.Name.Contains(": ", StringComparison.Ordinal))
        .Where(static c => ConfigurationLoader.Load([new ConfigurationText("case.cfg", RawBytes.Decode(c.Content))], Context).CheckExitCode != 1)
        .Select(static c => c.Name.Split(": ", 2))
        .ToLookup(static parts => parts[0], static parts => parts[1].Split(' '));

    [Fact]
    public void Every_global_keyword_stands_in_a_case() => Assert.All(GlobalKeywords.Table.Names, static k => Assert.True(IsFirstWord(k, "global"), k));

    [Fact]
    public void Every_keyword_of_a_proxy_stands_in_a_case() => Assert.All(ProxyKeywords.Table.Names, static k => Assert.True(IsFirstWord(k, "defaults", "frontend", "backend", "log") || Accepted[k].Any(), k));

    [Fact]
    public void Every_option_of_a_bind_line_stands_in_a_case() => Assert.All(BindOptions.Table.Names, static k => Assert.True(IsAnyWord(k, "bind", "global"), k));

    [Fact]
    public void Every_option_of_a_server_line_stands_in_a_case() => Assert.All(ServerOptions.Table.Names, static k => Assert.True(IsAnyWord(k, "server"), k));

    /// <summary>But for <c>bind</c>: the section of the single-line cases has a <c>peer</c> line, next to which it can't stand, so that it has whole files.</summary>
    [Fact]
    public void Every_keyword_of_a_peers_section_stands_in_a_case() =>
        Assert.All(PeersKeywords.Table.Names.Where(static k => k != "bind"), static k => Assert.True(IsFirstWord(k, "peers"), k));

    private static bool IsFirstWord(string keyword, params string[] sections) =>
        sections.Any(section => Accepted[section].Any(words => words[0] == keyword || (words[0] == "no" && words[1] == keyword)));

    private static bool IsAnyWord(string keyword, params string[] sections) => sections.Any(section => Accepted[section].Any(words => words.Contains(keyword)));
}
