using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords;
using ActorProxy.Config.Keywords.Peers;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Config.Validation;

namespace ActorProxy.Config;

/// <summary>Turns the text of configuration files into a <see cref="ProxyConfiguration"/>, and reports all that is wrong with it.</summary>
/// <remarks>Pure: it reads no file, resolves no name and changes no environment; what it needs comes with the context.</remarks>
public static class ConfigurationLoader
{
    /// <param name="files">In the order in which they were named: they make one configuration.</param>
    /// <param name="earlier">Findings from reading the files, such as those that could not be opened, and from files of other kinds.</param>
    public static LoadedConfiguration Load(IReadOnlyList<ConfigurationText> files, ConfigurationContext context, ImmutableArray<Diagnostic> earlier = default)
    {
        var diagnostics = new DiagnosticList(files);
        if (!earlier.IsDefault)
        {
            foreach (var finding in earlier) diagnostics.Add(finding);
        }
        var variables = new VariableTable(context.Environment);
        SetPredefined(variables, files, context);
        var load = new LoadState(context, variables, diagnostics);
        if (context.Node is { Cluster: { } cluster } node) load.Peers.Add(ClusterSection.Draft(load, node.Node, cluster));
        var opener = new SectionOpener(load);
        var reader = new StatementReader(variables, new Directives(variables, context.Facts, context.IsDiagnosticMode), diagnostics, opener.Accept);
        foreach (var file in files)
        {
            reader.Read(file);
            opener.EndFile();
        }
        var configuration = ConfigurationBuilder.Build(load);
        CheckFurther(configuration, context, diagnostics);
        if (diagnostics is { Errors: 0, Warnings: > 0 } && (context.FailsOnWarnings || load.Global.FailsOnWarnings))
            diagnostics.Add(Severity.Error, new SourcePosition("", 0, 0), "warnings were found, and 'zero-warning' or -dW asks for none");
        return new LoadedConfiguration(diagnostics.Errors == 0 ? configuration : null, diagnostics.InFileOrder(), variables.Current);
    }

    private static void CheckFurther(ProxyConfiguration configuration, ConfigurationContext context, DiagnosticList diagnostics)
    {
        if (context.CheckFurther is null) return;
        var findings = new List<Diagnostic>();
        context.CheckFurther(configuration, findings);
        // What proxies inherit from one line is found in each of them, but said once.
        var said = new HashSet<(SourcePosition, string)>();
        foreach (var finding in findings)
        {
            if (said.Add((finding.Position, finding.Message))) diagnostics.Add(finding.Severity, finding.Position, finding.Message, finding.Hint);
        }
    }

    private static string PathList(IReadOnlyList<ConfigurationText> files)
    {
        if (files.Count == 1) return files[0].Path;
        var paths = new string[files.Count];
        for (var i = 0; i < paths.Length; i++) paths[i] = files[i].Path;
        return string.Join(';', paths);
    }

    private static void SetPredefined(VariableTable variables, IReadOnlyList<ConfigurationText> files, ConfigurationContext context)
    {
        variables.Set("HAPROXY_LOCALPEER", context.LocalPeer ?? context.NodeName ?? context.HostName);
        variables.Set("HAPROXY_CFGFILES", PathList(files));
        variables.Set("HAPROXY_BRANCH", HaproxyVersion.CompatibleBranch);
        variables.Set("HAPROXY_STARTUP_VERSION", HaproxyVersion.CompatibleText);
        if (context.MasterWorker) variables.Set("HAPROXY_MWORKER", "1");
    }
}
