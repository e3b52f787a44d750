using System.Text;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using Xunit;
using TestContext = ActorProxy.Tests.Core.Samples.TestContext;

namespace ActorProxy.Tests.Core.Maps;

public sealed class MapTests
{
    private const string Text = "# a comment\n\nab one\n  abc\ttwo  words \nAB three\nab four\nonly\n";
    private const string Numbers = "1 one\n5:9 some\n7 seven\n100: many\n";
    private const string Networks = "10.0.0.0/8 ten\n10.1.0.0/16 ten-one\n2001:db8::/32 doc\n127.0.0.1 here\n";
    private const string Values = "a 1\nb -7\n";
    private const string Addresses = "a 10.0.0.1\nb 2001:db8::1\n";
    private const string Expressions = "^a(.)c(.*)$ [\\2-\\1-\\0-\\9\\\\]\n^x plain\n";

    [Theory]
    [InlineData("str(ab),map(text)", "one")]
    [InlineData("str(ab),map_str(text)", "one")]
    [InlineData("str(abc),map(text)", "two  words")]
    [InlineData("str(only),map(text)", "")]
    [InlineData("str(none),map(text)", null)]
    [InlineData("str(none),map(text,other)", "other")]
    [InlineData("str(none),map(text,)", "")]
    [InlineData("str(abcd),map_beg(text)", "two  words")]
    [InlineData("str(abx),map_beg(text)", "one")]
    [InlineData("str(xab),map_end(text)", "one")]
    [InlineData("str(x.ab.x),map_dom(text)", "one")]
    [InlineData("str(x/ab/x),map_dir(text)", "one")]
    [InlineData("str(xxABxx),map_sub(text)", "three")]
    [InlineData("str(abz),map_reg(regex)", null)]
    [InlineData("str(abcd),map_reg(regex)", "[\\2-\\1-\\0-\\9\\\\]")]
    [InlineData("str(abcd),map_regm(regex)", "[d-b-abcd-\\]")]
    [InlineData("str(xyz),map_regm(regex)", "plain")]
    [InlineData("str(z),map_regm(regex,no)", "no")]
    [InlineData("int(1),map_int(numbers)", "one")]
    [InlineData("int(7),map_int(numbers)", "some")]
    [InlineData("int(1000),map_int(numbers)", "many")]
    [InlineData("int(2),map_int(numbers,none)", "none")]
    [InlineData("str(10.2.3.4),map_ip(networks)", "ten")]
    [InlineData("str(10.1.3.4),map_ip(networks)", "ten-one")]
    [InlineData("str(2001:db8::9),map_ip(networks)", "doc")]
    [InlineData("str(::ffff:127.0.0.1),map_ip(networks)", "here")]
    [InlineData("str(11.0.0.1),map_ip(networks)", null)]
    [InlineData("str(a),map_str_int(values)", "1")]
    [InlineData("str(b),map_str_int(values),add(1)", "-6")]
    [InlineData("str(c),map_str_int(values,42)", "42")]
    [InlineData("str(a),map_str_ip(addresses)", "10.0.0.1")]
    [InlineData("str(b),map_str_ip(addresses)", "2001:db8::1")]
    [InlineData("str(c),map_str_ip(addresses,127.0.0.9)", "127.0.0.9")]
    [InlineData("str(aXb),map_beg_int(values)", "1")]
    [InlineData("str(xb),map_end_int(values)", "-7")]
    [InlineData("str(xbx),map_sub_int(values)", "-7")]
    [InlineData("str(x.b.x),map_dom_int(values)", "-7")]
    [InlineData("str(x/b/x),map_dir_int(values)", "-7")]
    [InlineData("str(b),map_reg_int(values)", "-7")]
    [InlineData("str(aXb),map_beg_ip(addresses)", "10.0.0.1")]
    [InlineData("str(xa),map_end_ip(addresses)", "10.0.0.1")]
    [InlineData("str(xax),map_sub_ip(addresses)", "10.0.0.1")]
    [InlineData("str(x.a),map_dom_ip(addresses)", "10.0.0.1")]
    [InlineData("str(x/a),map_dir_ip(addresses)", "10.0.0.1")]
    [InlineData("str(a),map_reg_ip(addresses)", "10.0.0.1")]
    [InlineData("int(5),map_int_int(five)", "55")]
    [InlineData("int(5),map_int_ip(fiveip)", "5.5.5.5")]
    [InlineData("str(10.0.0.5),map_ip_int(ipint)", "10")]
    [InlineData("str(10.0.0.5),map_ip_ip(ipip)", "10.0.0.1")]
    [InlineData("str(ab),map_str_key(text)", "ab")]
    [InlineData("str(abcd),map_beg_key(text)", "abc")]
    [InlineData("str(xab),map_end_key(text)", "ab")]
    [InlineData("str(xABx),map_sub_key(text)", "AB")]
    [InlineData("str(x.ab),map_dom_key(text)", "ab")]
    [InlineData("str(x/ab),map_dir_key(text)", "ab")]
    [InlineData("str(xy),map_reg_key(regex)", "^x")]
    [InlineData("int(8),map_int_key(numbers)", "5:9")]
    [InlineData("str(10.1.2.3),map_ip_key(networks)", "10.1.0.0/16")]
    [InlineData("str(a),map(opt@nosuch)", null)]
    [InlineData("str(a),map(opt@nosuch,default)", "default")]
    [InlineData("str(a),map(virt@anything,default)", "default")]
    [InlineData("str(ab),map(file@text)", "one")]
    public void A_map_gives_what_stands_beside_the_pattern_that_matches(string expression, string? expected)
    {
        var diagnostics = new List<Diagnostic>();
        var compiled = Compile(expression, diagnostics);
        Assert.Empty(diagnostics.Select(static one => one.Message));
        var sample = default(Sample);
        var value = compiled!.Evaluate(new TestContext(), SampleType.Str, ref sample) ? Encoding.Latin1.GetString(sample.Span) : null;
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("str(a),map(nosuch)", "'map': the file 'nosuch' can't be read: there is no 'nosuch'")]
    [InlineData("str(a),map()", "'map': the name of a map file is expected")]
    [InlineData("str(a),map_str_int(addresses)", "addresses:1: the value '10.0.0.1' is no integer|addresses:2: the value '2001:db8::1' is no integer|'map_str_int': 2 lines of the map 'addresses' can't be used")]
    [InlineData("str(a),map_str_ip(values)", "values:1: the value '1' is no IP address|values:2: the value '-7' is no IP address|'map_str_ip': 2 lines of the map 'values' can't be used")]
    [InlineData("str(a),map_str_ip(addresses,x)", "'map_str_ip': the default 'x' is no IP address")]
    [InlineData("int(1),map_int(fiveip,1),map_int(addresses)", "addresses:1: 'a' is no integer|addresses:2: 'b' is no integer|'map_int': 2 lines of the map 'addresses' can't be used")]
    [InlineData("src,map_ip(bad)", "bad:2: '1.2.3.4/33' is no address and no network|'map_ip': 1 line of the map 'bad' can't be used")]
    public void A_map_that_cannot_be_used_is_refused_with_its_lines(string expression, string expected)
    {
        var diagnostics = new List<Diagnostic>();
        Assert.Null(Compile(expression, diagnostics));
        Assert.Equal(expected, string.Join('|', diagnostics.Select(static one => one.Position.File == "test.cfg" ? one.Message : $"{one.Position}: {one.Message}")));
    }

    private static SampleExpression? Compile(string expression, List<Diagnostic> diagnostics)
    {
        var scope = new CompilationScope(diagnostics) { Keyword = "test", Places = SamplePlaces.None, ReadFile = Read };
        return ExpressionParser.Parse(new ConfigWord(expression, new SourcePosition("test.cfg", 1, 1)), scope);
    }

    private static byte[] Read(string name) => Encoding.UTF8.GetBytes(name switch
    {
        "text" => Text,
        "numbers" => Numbers,
        "networks" => Networks,
        "values" => Values,
        "addresses" => Addresses,
        "regex" => Expressions,
        "five" => "5 55\n",
        "fiveip" => "5 5.5.5.5\n",
        "ipint" => "10.0.0.0/8 10\n",
        "ipip" => "10.0.0.0/8 10.0.0.1\n",
        "bad" => "1.2.3.4 x\n1.2.3.4/33 y\n",
        _ => throw new FileNotFoundException($"there is no '{name}'"),
    });
}
