using ActorProxy.Config.Syntax;
using Xunit;

namespace ActorProxy.Tests.Config.Syntax;

public sealed class RawBytesTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("caf\u00e9 \u20ac \U0001F600")]
    public void Leaves_text_as_it_is(string text) => Assert.Equal(text, RawBytes.Decode(System.Text.Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Gives_every_byte_back()
    {
        var bytes = Enumerable.Range(0, 256).Select(static b => (byte)b).ToArray();

        Assert.Equal(bytes, RawBytes.Encode(RawBytes.Decode(bytes)));
    }

    [Fact]
    public void Encodes_text_beside_a_raw_byte() =>
        Assert.Equal([0xC3, 0xA9, 0xE9, 0x41], RawBytes.Encode($"\u00e9{RawBytes.ToChar(0xE9)}A"));
}
