using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Compiles expressions from the words of a line: <c>src,ipmask(24)</c>.</summary>
/// <remarks>configuration.txt 7.3: a fetch, and behind commas its converters. A word that names a converter may also follow as a word of its own.</remarks>
public static class ExpressionParser
{
    /// <summary>Compiles the expression that begins at a word, and moves <paramref name="index"/> behind it.</summary>
    /// <returns>Null after adding at least one error to the scope's diagnostics.</returns>
    public static SampleExpression? Parse(IReadOnlyList<ConfigWord> words, ref int index, CompilationScope scope)
    {
        var word = words[index];
        var cursor = new ExpressionCursor(word);
        if (ReadFetch(cursor, scope) is not var (fetch, arguments))
        {
            index++;
            return null;
        }

        var steps = ImmutableArray.CreateBuilder<SampleExpression.Step>();
        var type = fetch.Type;
        var text = word.Text;
        while (true)
        {
            if (!ReadConverters(cursor, scope, ref type, steps))
            {
                index++;
                return null;
            }

            index++;
            if (index >= words.Count || !ConverterTable.Table.TryFind(ExpressionCursor.NameAt(words[index].Text), out _))
                break;
            word = words[index];
            text = $"{text},{word.Text}";
            cursor = new ExpressionCursor(word, isContinued: true);
        }

        return new SampleExpression(text, fetch, arguments, steps.ToImmutable());
    }

    /// <summary>Compiles an expression within a word, up to the bracket that closes it: the first one that is no argument's.</summary>
    /// <param name="at">Where the expression begins; afterwards, where the closing bracket is or what stands instead of it.</param>
    /// <returns>Null after adding at least one error to the scope's diagnostics.</returns>
    public static SampleExpression? ParseBracketed(ConfigWord word, ref int at, CompilationScope scope)
    {
        var start = at;
        var cursor = new ExpressionCursor(word, start: start, isBracketed: true);
        var steps = ImmutableArray.CreateBuilder<SampleExpression.Step>();
        var fetch = ReadFetch(cursor, scope);
        var type = fetch?.Fetch.Type ?? default;
        var isRead = fetch is not null && ReadConverters(cursor, scope, ref type, steps);
        at = cursor.Offset;
        return isRead ? new SampleExpression(word.Text[start..at], fetch!.Value.Fetch, fetch.Value.Arguments, steps.ToImmutable()) : null;
    }

    /// <summary>Compiles an expression that is one word.</summary>
    public static SampleExpression? Parse(ConfigWord word, CompilationScope scope)
    {
        var index = 0;
        return Parse([word], ref index, scope);
    }

    private static (FetchDefinition Fetch, Arguments Arguments)? ReadFetch(ExpressionCursor cursor, CompilationScope scope)
    {
        var at = cursor.Position;
        var name = cursor.TakeName();
        if (!FetchTable.Table.TryFind(name, out var fetch))
        {
            scope.Error(at, name.Length == 0 ? "a sample fetch is missing here" : $"there is no sample fetch '{name}'", Spelling.Hint(name, FetchTable.Table.Names));
            return null;
        }

        if ((scope.Places & ~fetch.Places) != 0)
        {
            scope.Error(at, $"the sample fetch '{name}' has no meaning in '{scope.Keyword}'", $"it can be used {PlaceNames.Of(fetch.Places)}");
            return null;
        }

        var arguments = ArgumentReader.Read(cursor, fetch.Name, fetch.Arguments, fetch.Prepare, scope);
        return arguments is null ? null : (fetch, arguments);
    }

    private static bool ReadConverters(ExpressionCursor cursor, CompilationScope scope, ref SampleType type, ImmutableArray<SampleExpression.Step>.Builder steps)
    {
        while (cursor.TakeComma())
        {
            var at = cursor.Position;
            var name = cursor.TakeName();
            if (name.Length == 0 && cursor.IsAtIdleComma)
                continue;
            if (!ConverterTable.Table.TryFind(name, out var converter))
            {
                scope.Error(at, name.Length == 0 ? "a converter is missing here" : $"there is no converter '{name}'", Spelling.Hint(name, ConverterTable.Table.Names));
                return false;
            }

            if (!SampleCasts.Exists(type, converter.Input))
            {
                scope.Error(at, $"the converter '{name}' takes {TypeNames.Of(converter.Input)}, and what stands before it gives {TypeNames.Of(type)}");
                return false;
            }

            if (ArgumentReader.Read(cursor, converter.Name, converter.Arguments, converter.Prepare, scope) is not { } arguments)
                return false;
            steps.Add(new SampleExpression.Step(converter, arguments));
            if (converter.Output != SampleType.Same)
                type = converter.Output;
        }

        if (cursor.IsAtEnd)
            return true;
        scope.Error(cursor.Position, $"{cursor.Expected} is expected before '{cursor.Rest}'");
        return false;
    }
}
