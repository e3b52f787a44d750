using System.Text;
using ActorProxy.Cluster.Membership.Etcd;
using Xunit;

namespace ActorProxy.Tests.Cluster.Membership.Etcd;

/// <summary>Answers of etcd's gateway as Debian's etcd 3.4 writes them, and what is none.</summary>
public sealed class EtcdAnswersTests
{
    private const string Header = """ "header":{"cluster_id":"14841639068965178418","member_id":"10276657743932975437","revision":"7","raft_term":"2"} """;

    [Fact]
    public void A_listing_has_its_revision_and_its_keys()
    {
        var listing = EtcdAnswers.Listing(Utf8($$$$"""{ {{{{Header}}}},"kvs":[{"key":"{{{{Base64("/a/b")}}}}","create_revision":"5","mod_revision":"6","version":"2","value":"{{{{Base64("x")}}}}","lease":"7587883212297104137"}],"count":"1"}"""));
        Assert.Equal(7, listing.Revision);
        var key = Assert.Single(listing.Keys);
        Assert.Equal(("/a/b", "x", 6, 7587883212297104137), (key.Name, Encoding.UTF8.GetString(key.Value.Span), key.ModRevision, key.Lease));
    }

    [Fact]
    public void What_is_empty_or_0_may_be_left_out()
    {
        Assert.Empty(EtcdAnswers.Listing(Utf8($"{{ {Header} }}")).Keys);
        Assert.Equal(0, EtcdAnswers.SecondsLeft(Utf8($$$$"""{"result":{ {{{{Header}}}},"ID":"1"}}""")));
        Assert.Equal(("/a", 0L, 0), (EtcdAnswers.Listing(Utf8($$$$"""{ {{{{Header}}}},"kvs":[{"key":"{{{{Base64("/a")}}}}","mod_revision":"6"}]}""")).Keys[0] is var key ? (key.Name, key.Lease, key.Value.Length) : default));
    }

    [Fact]
    public void Numbers_may_come_as_numbers()
    {
        Assert.Equal(12, EtcdAnswers.Lease(Utf8("""{"ID":12,"TTL":"10"}""")));
        Assert.Equal(9, EtcdAnswers.SecondsLeft(Utf8("""{"result":{"header":{"revision":3},"TTL":9}}""")));
    }

    [Fact]
    public void A_key_that_is_there_already_is_a_conflict()
    {
        Assert.Null(EtcdAnswers.Conflict(Utf8($$$$"""{ {{{{Header}}}},"succeeded":true,"responses":[{"response_put":{"header":{"revision":"8"}}}]}""")));
        var held = EtcdAnswers.Conflict(Utf8($$$$"""{ {{{{Header}}}},"responses":[{"response_range":{"header":{"revision":"8"},"kvs":[{"key":"{{{{Base64("/a")}}}}","mod_revision":"6","value":"{{{{Base64("v")}}}}"}],"count":"1"}}]}"""));
        Assert.Equal(("/a", "v"), (held!.Name, Encoding.UTF8.GetString(held.Value.Span)));

        // It has gone between the comparison and the look.
        Assert.NotNull(EtcdAnswers.Conflict(Utf8($$$$"""{ {{{{Header}}}},"responses":[{"response_range":{"header":{"revision":"8"}}}]}""")));
    }

    [Fact]
    public void A_watch_tells_of_what_was_put_and_what_was_deleted_and_of_its_end()
    {
        var news = EtcdAnswers.News(Utf8($$$$"""{"result":{ {{{{Header}}}},"events":[{"kv":{"key":"{{{{Base64("/a")}}}}","mod_revision":"7","value":"{{{{Base64("v")}}}}"}},{"type":"DELETE","kv":{"key":"{{{{Base64("/b")}}}}","mod_revision":"8"}}]}}"""));
        Assert.False(news.IsOver);
        Assert.Equal([("/a", false), ("/b", true)], news.Changes.Select(static one => (one.Name, one.IsDeleted)));
        Assert.True(EtcdAnswers.News(Utf8($$$$"""{"result":{ {{{{Header}}}},"canceled":true,"compact_revision":"9"}}""")).IsOver);
        Assert.True(EtcdAnswers.News(Utf8("""{"error":{"grpc_code":14,"http_code":503,"message":"etcdserver: no leader","http_status":"Service Unavailable"}}""")).IsOver);
        Assert.Empty(EtcdAnswers.News(Utf8($$$$"""{"result":{ {{{{Header}}}},"created":true}}""")).Changes);
    }

    [Fact]
    public void A_refusal_is_told_in_etcds_words_if_it_has_any()
    {
        Assert.Equal("etcdserver: requested lease not found", EtcdAnswers.Refusal(Utf8("""{"error":"etcdserver: requested lease not found","code":5}""")));
        Assert.All(["", "<html>", "[]", "null", """{"error":5}""", """{"error":"\ud800"}"""], static text => Assert.Equal("", EtcdAnswers.Refusal(Utf8(text))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>502</html>")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"header":{}}""")]
    [InlineData("""{"header":{"revision":"-1"}}""")]
    [InlineData("""{"header":{"revision":"0"}}""")]
    [InlineData("""{"header":{"revision":"99999999999999999999"}}""")]
    [InlineData("""{"header":{"revision":1.5}}""")]
    [InlineData("""{"header":{"revision":"1"},"kvs":{}}""")]
    [InlineData("""{"header":{"revision":"1"},"kvs":[1]}""")]
    [InlineData("""{"header":{"revision":"1"},"kvs":[{"key":7}]}""")]
    [InlineData("""{"header":{"revision":"1"},"kvs":[{"key":"***"}]}""")]
    [InlineData("""{"header":{"revision":"1"},"kvs":[{"key":""}]}""")]
    [InlineData("""{"header":{"revision":"1"},"kvs":[{"key":"L2E=","mod_revision":"x"}]}""")]
    [InlineData("""{"header":{"revision":"1"},"kvs":[{"key":"L2E=","mod_revision":"\ud800"}]}""")]
    [InlineData("""{"header":{"revision":"1"},"kvs":[{"key":"\ud800"}]}""")]
    public void What_is_no_listing_is_refused(string answer) => Assert.Throws<EtcdException>(() => EtcdAnswers.Listing(Utf8(answer)));

    [Fact]
    public void Every_cut_of_an_answer_is_refused()
    {
        var whole = $$$$"""{ {{{{Header}}}},"kvs":[{"key":"{{{{Base64("/a/b")}}}}","mod_revision":"6","value":"{{{{Base64("x")}}}}"}],"count":"1"}""";
        for (var length = 0; length < whole.Length; length++)
            Assert.Throws<EtcdException>(() => EtcdAnswers.Listing(Utf8(whole[..length])));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"token":5}""")]
    [InlineData("""{"token":"\ud800"}""")]
    public void What_is_no_token_is_refused(string answer) => Assert.Throws<EtcdException>(() => EtcdAnswers.Token(Utf8(answer)));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string Base64(string text) => Convert.ToBase64String(Utf8(text));
}
