using ActorProxy.Core.Samples.Expressions;
using Xunit;

namespace ActorProxy.Tests.Core.Samples.Fetches;

public sealed class PlainTlsFetchTests
{
    private static readonly string[] False = ["ssl_bc", "ssl_bc_is_resumed", "ssl_fc", "ssl_fc_has_sni", "ssl_fc_is_resumed"];

    public static TheoryData<string> Names { get; } = [.. FetchTable.Table.Names.Where(static name => name.StartsWith("ssl_", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Says_that_there_is_no_tls(string name) => Assert.Equal(False.Contains(name) ? "0" : null, new FetchWorld().Evaluate(name));

    [Theory]
    [InlineData("ssl_fc_cipherlist_bin(1)")]
    [InlineData("ssl_c_i_dn(CN)")]
    [InlineData("ssl_c_i_dn(CN,1)")]
    [InlineData("ssl_c_s_dn(CN,1,rfc2253)")]
    public void Takes_the_arguments_that_tls_would(string expression) => Assert.Null(new FetchWorld().Evaluate(expression));

    [Theory]
    [InlineData("ssl_fc_cipherlist_bin(x)")]
    [InlineData("ssl_c_i_dn(CN,x)")]
    [InlineData("ssl_c_i_dn(CN,1,nothing)")]
    [InlineData("ssl_c_der(x)")]
    public void Refuses_arguments_that_mean_nothing(string expression) => Assert.NotEmpty(ExpressionDriver.ErrorOf(expression));
}
