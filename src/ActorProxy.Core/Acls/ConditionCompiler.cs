using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Acls;

/// <summary>Compiles conditions: <c>if blocked !{ src 10.0.0.0/8 } || maintenance</c> (configuration.txt 7.2).</summary>
public static class ConditionCompiler
{
    /// <summary>Compiles the condition that begins at <c>if</c> or <c>unless</c>, up to the line's end.</summary>
    /// <param name="index">At <c>if</c> or <c>unless</c>; behind the last word afterwards.</param>
    /// <returns>Null after adding at least one error to the scope's diagnostics.</returns>
    public static Condition? Compile(IReadOnlyList<ConfigWord> words, ref int index, AclTable acls, CompilationScope scope)
    {
        var isUnless = words[index].Text == "unless";
        // Most conditions are one ACL, or few: a large configuration has thousands of them.
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<ConditionTerm>>(1);
        var terms = ImmutableArray.CreateBuilder<ConditionTerm>(2);
        var isGood = true;
        var isNegated = false;
        for (index++; index < words.Count; index++)
        {
            var word = words[index];
            if (word.Text.Length == 0)
            {
                // As in HAProxy, whose lists of words end at an empty one.
                scope.Warn(word.Position, "an empty word ends the condition: what follows is not looked at");
                index = words.Count;
                break;
            }

            var marks = word.Text.Length - word.Text.AsSpan().TrimStart('!').Length;
            isNegated ^= marks % 2 != 0;
            var name = Behind(word, marks);
            if (name.Text.Length == 0)
                continue;
            if (name.Text == "||" || name.Text.Equals("or", StringComparison.OrdinalIgnoreCase))
            {
                isNegated = false;
                if (terms.Count > 0)
                    alternatives.Add(terms.DrainToImmutable());
                continue;
            }

            var acl = name.Text == "{" ? CompileAnonymous(words, ref index, acls, scope) : acls.Find(name, scope);
            if (acl is null)
            {
                isGood = false;
            }
            else
            {
                WarnOfPlaces(acl, name.Position, scope);
                terms.Add(new ConditionTerm(acl, isNegated));
            }

            isNegated = false;
        }

        if (terms.Count > 0)
            alternatives.Add(terms.DrainToImmutable());
        return isGood ? new Condition(isUnless, alternatives.DrainToImmutable()) : null;
    }

    private static ConfigWord Behind(ConfigWord word, int marks) => marks == 0
        ? word
        : new ConfigWord(word.Text[marks..], word.Position with { Column = word.Position.Column == 0 ? 0 : word.Position.Column + marks });

    private static Acl? CompileAnonymous(IReadOnlyList<ConfigWord> words, ref int index, AclTable acls, CompilationScope scope)
    {
        var open = index;
        while (index < words.Count && words[index].Text is not ("}" or ""))
            index++;
        if (index == words.Count || words[index].Text.Length == 0)
        {
            index = words.Count;
            scope.Error(words[open].Position, "the brace is not closed: '}' must stand as a word of its own");
            return null;
        }

        var inside = new ConfigWord[index - open - 1];
        for (var i = 0; i < inside.Length; i++)
            inside[i] = words[open + 1 + i];
        return AclCompiler.Compile(inside, words[open].Position, scope.ForAcls(acls)) is { } test ? new Acl("", [test]) : null;
    }

    /// <summary>Where a fetch has no meaning it finds nothing; HAProxy starts with such a configuration too, and says so.</summary>
    private static void WarnOfPlaces(Acl acl, SourcePosition at, CompilationScope scope)
    {
        if (scope.Places == SamplePlaces.None || HasMeaning(acl, scope.Places))
            return;
        var useless = acl.Tests.Where(test => (test.Expression.Places & scope.Places) == 0).ToList();
        var name = acl.Name.Length == 0 ? "this ACL" : $"the ACL '{acl.Name}'";
        var effect = useless.Count == acl.Tests.Length ? "never matches" : "has a line that never matches";
        scope.Warn(at, $"{name} {effect} in '{scope.Keyword}': the sample fetch '{useless[0].Expression.FetchName}' has no meaning there", $"it can be used {PlaceNames.Of(useless[0].Expression.Places)}");
    }

    private static bool HasMeaning(Acl acl, SamplePlaces places)
    {
        foreach (var test in acl.Tests)
            if ((test.Expression.Places & places) == 0)
                return false;
        return true;
    }
}
