using System.Text;
using ActorProxy.Core.Acls;
using Xunit;
using TestContext = ActorProxy.Tests.Core.Samples.TestContext;

namespace ActorProxy.Tests.Core.Acls;

/// <summary>Names that mean a fetch with a match method of its own, in ACLs only (configuration.txt 7.3.5).</summary>
public sealed class AclKeywordTests
{
    private const string Rdp = "\u0003\0\0+\u0026\u00e0\0\0\0\0\0Cookie: mstshash=user\r\n\u0001\0\u0008\0\u0003\0\0\0";

    /// <summary>A hello of TLS 1.2 with nothing but the extension of the name "a.b".</summary>
    private static readonly string Hello = Encoding.Latin1.GetString(
        [0x16, 3, 1, 0, 0x3b, 1, 0, 0, 0x37, 3, 3, .. new byte[32], 0, 0, 2, 0x13, 1, 1, 0, 0, 0x0c, 0, 0, 0, 8, 0, 6, 0, 0, 3, (byte)'a', (byte)'.', (byte)'b']);

    [Theory]
    [InlineData("{ payload(0,3) 030000 }", true)]
    [InlineData("{ payload(0,3) 030001 }", false)]
    [InlineData("{ payload(0,3) -m beg \u0003 }", true)]
    [InlineData("{ payload_lv(3,1) 26e00000000000436f6f6b69653a206d737473686173683d757365720d0a0100080003000000 }", false)]
    [InlineData("{ payload_lv(0,1) 00002b }", true)]
    [InlineData("{ req_rdp_cookie(mstshash) user }", true)]
    [InlineData("{ req_rdp_cookie(mstshash) USER }", false)]
    [InlineData("{ req_rdp_cookie(mstshash) -i USER }", true)]
    [InlineData("{ rdp_cookie(mstshash) -m beg us }", true)]
    [InlineData("{ req_rdp_cookie_cnt 1 }", true)]
    [InlineData("{ req_rdp_cookie_cnt(mstshash) gt 1 }", false)]
    public void A_request_for_a_remote_desktop_is_matched(string condition, bool passes) => Check(condition, Rdp, passes);

    [Theory]
    [InlineData("{ req_ssl_sni a.b }", true)]
    [InlineData("{ req_ssl_sni a }", false)]
    [InlineData("{ req_ssl_sni -m end .b }", true)]
    [InlineData("{ req_ssl_ver 3.3 }", true)]
    [InlineData("{ req_ssl_ver 3.1 }", false)]
    [InlineData("{ req.ssl_ver 3.1:3.3 }", true)]
    [InlineData("{ req.ssl_ver gt 3.3 }", false)]
    [InlineData("{ ssl_fc_sni_end .b }", false)]
    [InlineData("{ ssl_fc_sni_reg . }", false)]
    public void A_hello_is_matched(string condition, bool passes) => Check(condition, Hello, passes);

    private static void Check(string condition, string received, bool passes) =>
        Assert.Equal(passes ? ConditionResult.Pass : ConditionResult.Fail, new ConditionDriver().Evaluate($"if {condition}", new TestContext { RequestText = received, IsFinal = true }));
}
