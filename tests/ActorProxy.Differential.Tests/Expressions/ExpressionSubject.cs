using System.Buffers.Binary;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Core.Samples.Variables;

namespace ActorProxy.Differential.Tests.Expressions;

/// <summary>Evaluates expressions in this process, as they would stand in a line of the configuration.</summary>
public sealed class ExpressionSubject
{
    private const int LongestText = 16383;

    private readonly SubjectContext context = new();

    private readonly List<(VariableName Name, SampleExpression Expression)> prelude = [];

    public ExpressionSubject()
    {
        foreach (var (name, text) in ExpressionPrelude.Variables)
        {
            if (Compile(text) is not { } expression || !VariableName.TryParse(name, out var variable, out _))
                throw new InvalidOperationException($"The prelude's '{text}' is refused.");
            prelude.Add((variable, expression));
        }
    }

    public ExpressionAnswer Ask(string text)
    {
        if (Compile(text) is not { } expression)
            return ExpressionAnswer.Refused;
        SetVariables();
        var mark = context.Scratch.Mark;
        try
        {
            var sample = default(Sample);
            if (!expression.Evaluate(context, ref sample))
                return ExpressionAnswer.NoValue;
            return ExpressionAnswer.Value(TypeNames.Short(sample.Type), BytesOf(sample));
        }
        finally
        {
            context.Scratch.Reset(mark);
        }
    }

    /// <summary>Each case begins with the same variables, whatever the one before has set.</summary>
    private void SetVariables()
    {
        context.ClearVariables();
        var mark = context.Scratch.Mark;
        foreach (var (name, expression) in prelude)
        {
            var sample = default(Sample);
            if (!expression.Evaluate(context, ref sample))
                throw new InvalidOperationException($"The prelude's {name} has no value.");
            context.Variables(name.Scope)!.Set(name, sample);
            context.Scratch.Reset(mark);
        }
    }

    /// <summary>Null when it is refused.</summary>
    private static SampleExpression? Compile(string text)
    {
        var splitter = new WordSplitter(new VariableTable(new Dictionary<string, string>()));
        if (splitter.Split(text, 0, text.Length) != SplitFault.None)
            return null;
        ConfigWord[] words = [.. splitter.Words.Take(splitter.Count).Select(word => new ConfigWord(word.ToString(), new SourcePosition("case", 1, word.Column)))];
        if (words.Length == 0)
            return null;
        var diagnostics = new List<Diagnostic>();
        var index = 0;
        var expression = ExpressionParser.Parse(words, ref index, new CompilationScope(diagnostics) { Keyword = "http-request set-var", Places = SamplePlaces.FrontendHttpHeader, ReadFile = File.ReadAllBytes });
        return index == words.Length && diagnostics.TrueForAll(one => one.Severity != Severity.Error) ? expression : null;
    }

    private static byte[] BytesOf(in Sample sample)
    {
        var number = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, sample.Type == SampleType.Bool && sample.Number != 0 ? 1 : sample.Number);
        var address = new byte[16];
        return sample.Type switch
        {
            SampleType.Bool or SampleType.SInt => number,
            SampleType.IPv4 or SampleType.IPv6 => address[..sample.Address.WriteBytes(address)],

            // The other program's values come by way of a variable, whose text is shorter than a buffer.
            _ => sample.Span[..Math.Min(sample.Bytes.Length, LongestText)].ToArray(),
        };
    }
}
