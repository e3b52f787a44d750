using Xunit;
using static ActorProxy.Tests.Core.Samples.ExpressionDriver;

namespace ActorProxy.Tests.Core.Samples.Converters;

/// <summary>Converters that HAProxy got after version 2.6: from its documentation, and test vectors of the standards.</summary>
public sealed class NewerConverterTests
{
    [Theory]
    [InlineData("str(abc),reverse", "cba")]
    [InlineData("str(),reverse", "")]
    [InlineData("bin(6162ff),reverse,hex", "FF6261")]
    [InlineData("str(www.example.com),reverse_dom", "com.example.www")]
    [InlineData("str(localhost),reverse_dom", "localhost")]
    [InlineData("str(),reverse_dom", "")]
    [InlineData("str(a.b.),reverse_dom", ".b.a")]
    [InlineData("str(.a..b),reverse_dom", "b..a.")]
    [InlineData("bin(01020304050607),le2dec(:,2)", "513:1027:1541:7")]
    [InlineData("bin(01020304050607),le2dec(-,2,1)", "513-1027-1541")]
    [InlineData("bin(01020304050607),le2dec(,2,1)", "51310271541")]
    [InlineData("bin(0100007f),le2dec(,4)", "2130706433")]
    [InlineData("bin(ffffffffffffffff),le2dec(,8)", "18446744073709551615")]
    [InlineData("str(),le2dec(:,1)", "")]
    public void Turns_text_and_bytes_round(string expression, string value) => Assert.Equal(value, Evaluate(expression));

    [Theory]
    [InlineData("int(0),x509_v_err_str", "X509_V_OK")]
    [InlineData("int(1),x509_v_err_str", "X509_V_ERR_UNSPECIFIED")]
    [InlineData("int(10),x509_v_err_str", "X509_V_ERR_CERT_HAS_EXPIRED")]
    [InlineData("int(23),x509_v_err_str", "X509_V_ERR_CERT_REVOKED")]
    [InlineData("int(62),x509_v_err_str", "X509_V_ERR_HOSTNAME_MISMATCH")]
    [InlineData("int(79),x509_v_err_str", "X509_V_ERR_INVALID_CA")]
    [InlineData("int(94),x509_v_err_str", "X509_V_ERR_EC_KEY_EXPLICIT_PARAMS")]
    [InlineData("int(95),x509_v_err_str", "95")]
    [InlineData("int(-1),x509_v_err_str", "-1")]
    [InlineData("int(9223372036854775807),x509_v_err_str", "9223372036854775807")]
    [InlineData("str(18),x509_v_err_str", "X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT")]
    public void Names_verification_errors(string expression, string value) => Assert.Equal(value, Evaluate(expression));

    [Theory]
    [InlineData("int(1000000000123),ms_utime(%Y-%m-%dT%H:%M:%S.%3N)", "2001-09-09T01:46:40.123")]
    [InlineData("int(1000000000123),ms_utime(%N|%6N|%9N|%1N|%12N)", "123000000|123000|123000000|1|123000000")]
    [InlineData("int(1000000000123),ms_utime(%T,1000)", "01:46:41")]
    [InlineData("int(1000000000123456),us_utime(%S.%6N)", "40.123456")]
    [InlineData("int(1000000000123456),us_utime(%S.%N,-123456)", "40.000000000")]
    [InlineData("int(-1),ms_utime(%F %T.%3N)", "1969-12-31 23:59:59.999")]
    [InlineData("int(990000000123),ms_ltime(%Y.%3N)", "2001.123")]
    [InlineData("int(990000000123456),us_ltime(%Y.%6N)", "2001.123456")]
    [InlineData("int(1000000000),utime(%N)", "%N")]
    public void Shows_fractions_of_seconds(string expression, string value) => Assert.Equal(value, Evaluate(expression));

    [Theory]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT", "784111777")]
    [InlineData("Sunday, 06-Nov-94 08:49:37 GMT", "784111777")]
    [InlineData("Sun Nov  6 08:49:37 1994", "784111777")]
    [InlineData("Wed Nov 16 08:49:37 1994", "784975777")]
    [InlineData("Thu, 01 Jan 1970 00:00:00 GMT", "0")]
    [InlineData("Tue, 29 Feb 2000 23:59:60 GMT", "951868800")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", "253402300799")]
    [InlineData("Sun, 06 Nov 1994 08:49:37", null)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 CET", null)]
    [InlineData("Sun, 06 Nov 1994 24:49:37 GMT", null)]
    [InlineData("Sun, 6 Nov 1994 08:49:37 GMT", null)]
    [InlineData("sun, 06 Nov 1994 08:49:37 GMT", null)]
    [InlineData("Sun, 06 Nov 1994 08:49:37 GMT ", null)]
    [InlineData("784111777", null)]
    [InlineData("", null)]
    public void Reads_the_three_forms_of_dates(string text, string? value) => Assert.Equal(value, Evaluate($"str('{text}'),date"));

    [Fact]
    public void A_date_that_was_written_is_read_again() => Assert.Equal("1234567890", Evaluate("int(1234567890),http_date,date"));

    [Theory]
    [InlineData("bytes(txn.two)", "cdef")]
    [InlineData("bytes(txn.two,txn.two)", "cd")]
    [InlineData("bytes(0,txn.two)", "ab")]
    [InlineData("bytes(txn.none)", null)]
    [InlineData("bytes(0,txn.none)", null)]
    public void Offsets_and_lengths_may_be_variables(string converter, string? value)
    {
        var context = new TestContext();
        Evaluate("int(2),set-var(txn.two)", context);
        Assert.Equal(value, Evaluate($"str(abcdef),{converter}", context));
    }

    [Theory]
    [InlineData("yv66vvrO263eyviI", "42831EC2217774244B7221B784D0D49CE3AA212F2C02A4E035C17E2329ACA12E21D514B25466931C7D8F6A5AAC84AA051BA30B396A0AAC973D58E091", "W8lPvDIhpduU+ula5xIaRw==")]
    [InlineData("yv66vvrO260=", "61353B4C2806934A777FF51FA22A4755699B2A714FCDC6F83766E5F97B6C742373806900E49F24B22B097544D4896B424989B5E1EBAC0F07C23F4598", "NhLS5547B4VWG+FKrKL8yw==")]
    public void Encrypts_in_Galois_counter_mode(string nonce, string encrypted, string tag)
    {
        // The test cases 4 and 5 of the mode's authors.
        var context = new TestContext();
        Assert.Equal(encrypted, Evaluate($"bin(d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39),aes_gcm_enc(128,{nonce},/v/pkoZlcxxtao+UZzCDCA==,txn.tag,/u36zt6tvu/+7frO3q2+76ut2tI=),hex", context));
        Assert.Equal(tag, Evaluate("var(txn.tag)", context));
        Assert.Equal("D9313225F88406E5A55909C5AFF5269A86A7A9531534F7DA2E4C303D8A318A721C3C0C95956809532FCF0E2449A6B525B16AEDF5AA0DE657BA637B39", Evaluate($"bin({encrypted}),aes_gcm_dec(128,{nonce},/v/pkoZlcxxtao+UZzCDCA==,txn.tag,/u36zt6tvu/+7frO3q2+76ut2tI=),hex", context));
        Assert.Null(Evaluate($"bin({encrypted}),aes_gcm_dec(128,{nonce},/v/pkoZlcxxtao+UZzCDCA==,txn.tag),hex", context));
    }

    [Fact]
    public void Encrypts_in_block_chaining_mode()
    {
        // RFC 3602 4, case 1; a block of padding follows.
        const string keys = "128,Pa+6Qp2etDC0ItqALJ+sQQ==,BqkhQDa4oVtRLgPVNBIABg==";
        Assert.Equal("E353779C1079AEB82708942DBE77181A", Evaluate($"str(Single block msg),aes_cbc_enc({keys}),bytes(0,16),hex"));
        Assert.Equal("Single block msg", Evaluate($"str(Single block msg),aes_cbc_enc({keys}),aes_cbc_dec({keys})"));
        Assert.Equal("", Evaluate($"str(),aes_cbc_enc({keys}),aes_cbc_dec({keys})"));
        Assert.Null(Evaluate($"str(abc),aes_cbc_dec({keys})"));
        Assert.Null(Evaluate($"bin(e353779c1079aeb82708942dbe77181a),aes_cbc_dec({keys})"));
        Assert.Null(Evaluate("str(abc),aes_cbc_enc(128,YWJj,BqkhQDa4oVtRLgPVNBIABg==)"));
    }

    [Theory]
    [InlineData("str(a),aes_cbc_enc(100,AAAA,AAAA)", "'aes_cbc_enc': a key has 128, 192 or 256 bits")]
    [InlineData("str(a),aes_cbc_enc(128,AAAA,AAAA,AAAA)", "'aes_cbc_enc': the mode CBC has no additional data")]
    [InlineData("str(a),aes_gcm_enc(128,AAAA,AAAA,AAAA)", "'aes_gcm_enc': the variable 'AAAA' must begin with its scope")]
    [InlineData("str(a),aes_gcm_dec(128,AAAA,A,AAAA)", "'aes_gcm_dec': the nonce and the key must be base64, or names of variables")]
    [InlineData("str(a),digest(nosuch)", "'digest': there is no digest 'nosuch': md5, sha1")]
    [InlineData("str(a),le2dec(:,9)", "'le2dec': a number has one to eight bytes")]
    [InlineData("str(a),regsub(a,b,x)", "'regsub': there is no flag 'x'")]
    public void Says_what_is_wrong_with_arguments(string expression, string error) => Assert.Contains(error, ErrorOf(expression), StringComparison.Ordinal);
}
