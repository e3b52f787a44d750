using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Engine.Checks;
using ActorProxy.Tests.Core.Samples;

namespace ActorProxy.Tests.Engine.Checks;

/// <summary>Compiles checks for tests, and gives them a process to run in.</summary>
internal static class CompiledChecks
{
    private static readonly ProcessFacts Process = new TestProcess();

    /// <exception cref="ArgumentException">An expression is malformed.</exception>
    public static CheckScript Of(CheckProtocolConfig config)
    {
        List<Diagnostic> findings = [];
        return CheckScriptCompiler.Compile(config, new CompilationScope(findings)) ?? throw new ArgumentException(string.Join("; ", findings));
    }

    public static CheckCircumstances Circumstances(bool isServerUp = true, StreamFacts? place = null) => new(isServerUp, Process, new SampleScratch(), place);
}
