using System.Text;
using ActorProxy.Admin.RuntimeApi.Sessions;
using Xunit;

namespace ActorProxy.Tests.Admin.RuntimeApi.Sessions;

public sealed class OutcomeReaderTests
{
    [Theory]
    [InlineData("a\nb\n\n_outcome=ok\n", "a\nb\n", true)]
    [InlineData("a\nb\n\n_outcome=failed\n", "a\nb\n", false)]
    [InlineData("\n_outcome=ok\n", "", true)]
    [InlineData("a\n\n_outcome=ok\nb\n\n_outcome=failed\n", "a\n\n_outcome=ok\nb\n", false)]
    [InlineData("a\n\n_outcome=o", "a\n\n_outcome=o", false)]
    [InlineData("", "", false)]
    public void The_last_line_is_taken_off_however_the_answer_comes(string answer, string shown, bool isOk)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);
        for (var size = 1; size <= bytes.Length + 1; size++)
        {
            var reader = new OutcomeReader();
            var text = new StringBuilder();
            foreach (var piece in bytes.Chunk(size))
                text.Append(Encoding.UTF8.GetString(reader.Take(piece)));
            text.Append(Encoding.UTF8.GetString(reader.End(out var isGood)));
            Assert.Equal((shown, isOk), (text.ToString(), isGood));
        }
    }

    [Fact]
    public void What_can_not_belong_to_the_last_line_is_shown_at_once()
    {
        var reader = new OutcomeReader();
        Assert.Equal("n1: reloads", Encoding.UTF8.GetString(reader.Take("n1: reloads\n"u8)));
        Assert.Equal("\nn2: reloads", Encoding.UTF8.GetString(reader.Take("n2: reloads\n"u8)));
    }
}
