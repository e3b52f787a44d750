using ActorProxy.Config.Keywords;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Samples.Expressions;
using Xunit;

namespace ActorProxy.Tests.Core.Samples;

/// <summary>The names by which families are found are those of what is in them.</summary>
public sealed class KeywordFamilyTests
{
    [Fact]
    public void Fetches_are_found_by_their_names() => AllAreFound(FetchTable.Table, static one => one.Name);

    [Fact]
    public void Converters_are_found_by_their_names() => AllAreFound(ConverterTable.Table, static one => one.Name);

    [Fact]
    public void Each_acl_keyword_has_its_fetch() => Assert.All(AclKeywordTable.Table.All, static keyword => Assert.True(FetchTable.Table.TryFind(keyword.Fetch, out _), keyword.Name));

    [Fact]
    public void A_name_of_no_family_is_not_found()
    {
        Assert.False(FetchTable.Table.TryFind("sc_never", out _));
        Assert.False(FetchTable.Table.TryFind("never", out _));
    }

    private static void AllAreFound<TKeyword>(KeywordFamilies<TKeyword> table, Func<TKeyword, string> nameOf)
        where TKeyword : class
    {
        foreach (var family in table.Families)
        {
            var made = family.Make().Select(nameOf).ToHashSet();
            foreach (var word in family.Names.Split(' '))
                Assert.True(word.EndsWith('*') ? made.Any(name => name.StartsWith(word[..^1], StringComparison.Ordinal)) : made.Contains(word), word);
        }

        Assert.Equal(table.Names.Order(), table.Names.Distinct().Order());
        Assert.All(table.All, keyword => Assert.True(table.TryFind(nameOf(keyword), out var found) && ReferenceEquals(found, keyword), nameOf(keyword)));
    }
}
