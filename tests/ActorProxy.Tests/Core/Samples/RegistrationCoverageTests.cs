using ActorProxy.Core.Acls;
using ActorProxy.Core.Rules;
using ActorProxy.Core.Samples.Expressions;
using Xunit;

namespace ActorProxy.Tests.Core.Samples;

/// <summary>What is registered is tried: each keyword stands in a case of the units or of the comparison with haproxy.</summary>
public sealed class RegistrationCoverageTests
{
    private static readonly CaseTexts Cases = CaseTexts.Load();

    [Fact]
    public void Every_fetch_has_a_case() => AllHave(FetchTable.Table.Names, Cases.HasFetch);

    [Fact]
    public void Every_converter_has_a_case() => AllHave(ConverterTable.Table.Names, Cases.HasConverter);

    [Fact]
    public void Every_action_has_a_case() => AllHave(ActionTable.Table.Names, Cases.HasAction);

    [Fact]
    public void Every_acl_keyword_has_a_case() => AllHave(AclKeywordTable.Table.Names, Cases.HasAclKeyword);

    [Fact]
    public void A_name_without_a_case_is_missed()
    {
        string[] cases = ["a date of src and upper", "str(src),concat(upper)", "my_src", "src.x,upper_x", "tcp-request content", "reject it", "req_ssl_sni of it"];
        Assert.False(new CaseTexts(cases).HasFetch("src"));
        Assert.False(new CaseTexts(cases).HasFetch("date"));
        Assert.False(new CaseTexts(cases).HasConverter("upper"));
        Assert.False(new CaseTexts(cases).HasAction("reject"));
        Assert.False(new CaseTexts(cases).HasAclKeyword("req_ssl_sni"));
        Assert.False(Cases.HasFetch("src_never_registered"));
        Assert.False(Cases.HasConverter("never_registered"));
    }

    [Theory]
    [InlineData("src", "src")]
    [InlineData("src", "src,ipmask(24)")]
    [InlineData("src", "tcp-request connection reject if { src 10.0.0.1 }")]
    [InlineData("src", "%ci %[src]")]
    [InlineData("src", "acl here src 10.0.0.1")]
    [InlineData("src", "tcp-request session set-var(sess.a) src if FALSE")]
    [InlineData("str", "str(a),upper")]
    public void A_case_of_a_fetch_is_found(string name, string text) => Assert.True(new CaseTexts([text]).HasFetch(name));

    [Fact]
    public void Comments_and_names_are_no_cases()
    {
        var literals = StringLiterals.Of("""
            // "comment"
            /* "comment" */ var name = 'x' + ''' + "a\"b\\" + @"c""d" + $"e{f("g")}h{{i}}" + "";
            """);
        Assert.Equal(["a\"b\\", "c\"d", "g", $"e{StringLiterals.Hole}h{{i}}}}", ""], literals);
    }

    private static void AllHave(IEnumerable<string> names, Func<string, bool> hasCase)
    {
        var missing = string.Join(' ', names.Where(name => !hasCase(name)));
        Assert.True(missing.Length == 0, $"without a case: {missing}");
    }
}
