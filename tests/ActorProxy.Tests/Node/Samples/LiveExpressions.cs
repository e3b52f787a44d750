using ActorProxy.Actors;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Node;
using ActorProxy.Node.Connections;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Node.Samples;

/// <summary>Evaluates expressions in the context of the one connection that a node has, on its own loop.</summary>
internal sealed class LiveExpressions(NodeServices node)
{
    /// <summary>The values as text, null for none, in the order of the expressions.</summary>
    public async Task<IEnumerable<string?>> EvaluateAsync(params string[] texts)
    {
        var expressions = texts.Select(Compile).ToArray();
        var works = node.Loops.Select(loop => new Evaluation(loop, expressions)).ToArray();
        for (var i = 0; i < works.Length; i++)
            node.Loops[i].Loop.Run(works[i]);
        var answers = await Task.WhenAll(works.Select(static work => work.Answer)).WaitAsync(Deadlines.Step);
        return Assert.Single(answers, static answer => answer is not null)!;
    }

    public async Task<string?> EvaluateAsync(string text) => (await EvaluateAsync([text])).First();

    private SampleExpression Compile(string text)
    {
        var findings = new List<Diagnostic>();
        var scope = new CompilationScope(findings) { Keyword = "test", Places = SamplePlaces.Log, Proxies = node.Current!.Proxies, Proxy = "web" };
        var expression = ExpressionParser.Parse(new ConfigWord(text, new SourcePosition("test.cfg", 1, 1)), scope);
        Assert.Empty(findings.Select(static one => one.Message));
        return expression!;
    }

    private sealed class Evaluation(LoopServices loop, SampleExpression[] expressions) : ILoopWork
    {
        private readonly TaskCompletionSource<string?[]?> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string?[]?> Answer => _answer.Task;

        public void Run()
        {
            ConnectionActor? connection = loop.Connections.All.SingleOrDefault();
            _answer.SetResult(connection is null ? null : [.. expressions.Select(one => ValueOf(one, connection.Samples))]);
        }

        private static string? ValueOf(SampleExpression expression, SampleContext context)
        {
            var sample = default(Sample);
            return expression.Evaluate(context, SampleType.Str, ref sample) ? sample.Text : null;
        }
    }
}
