using System.Text;
using ActorProxy.Config.Model;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using Xunit;

namespace ActorProxy.Tests.Core.Balancing;

public sealed class HashFunctionsTests
{
    // The numbers are what haproxy 2.6's converters of the same names return.
    [Theory]
    [InlineData(HashFunctionKind.Sdbm, "actorproxy", 466400057)]
    [InlineData(HashFunctionKind.Djb2, "actorproxy", 1245354304)]
    [InlineData(HashFunctionKind.Wt6, "actorproxy", 1528644859)]
    [InlineData(HashFunctionKind.Crc32, "actorproxy", 505383766)]
    [InlineData(HashFunctionKind.None, "4000000000", 4000000000)]
    public void Gives_the_numbers_that_HAProxy_gives(HashFunctionKind function, string key, uint expected)
        => Assert.Equal(expected, HashFunctions.Compute(function, Encoding.ASCII.GetBytes(key)));

    [Fact]
    public void The_default_is_sdbm()
        => Assert.Equal(HashFunctions.Compute(HashFunctionKind.Sdbm, "x"u8), HashFunctions.Compute(null, "x"u8));

    [Fact]
    public void An_IPv4_source_is_its_own_number()
        => Assert.Equal(BalanceKey.Of(0x7f000001), HashFunctions.OfSource(NetworkAddress.From(System.Net.IPAddress.Loopback, 5)));

    [Fact]
    public void An_IPv6_source_is_folded()
        => Assert.Equal(BalanceKey.Of(0x20010db8 ^ 0x1), HashFunctions.OfSource(NetworkAddress.From(System.Net.IPAddress.Parse("2001:db8::1"), 5)));

    [Fact]
    public void A_unix_client_has_no_hash()
        => Assert.False(HashFunctions.OfSource(NetworkAddress.Unix).HasHash);
}
