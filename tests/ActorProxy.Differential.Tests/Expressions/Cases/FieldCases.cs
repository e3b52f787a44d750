namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>field</c> and <c>word</c>: all indices and counts over a few texts.</summary>
public static class FieldCases
{
    private static readonly string[] Texts = ["str(f1_f2_f3__f5)", "str(__a_b__c_)", "str()", "str(_)", "str(___)", "str(abc)"];
    private static readonly string[] Indices = ["1", "2", "3", "4", "5", "6", "9", "-1", "-2", "-3", "-4", "-5", "-6", "-9"];
    private static readonly string[] Counts = ["", ",0", ",1", ",2", ",3", ",99", ",-1"];

    private static readonly string[] Others =
    [
        "str(a),field(0,_)", "str(a),field(2)", "str(a),field(2,)", "str(a),field(,_)", "str(a),field(x,_)", "str(a),field(1,_,x)", "str(a),field(1,_,1,1)", "str(a),field", "str(a),field()", "str(a_b),field(2,_,)",
        "str(a),word(0,_)", "str(a),word(2)", "str(a),word(2,)", "str(a),word(,_)", "str(a),word(1,_,x)", "str(a),word", "str(a_b),word(1,_,)",
        "str(f1_f2-f3),field(3,_-)", "str(f1_f2-f3),field(2,_-,2)", "str(f1_-f2-f3),word(2,_-)", "str(f1_-f2-f3),word(1,_-,2)", "'str(\"f1,f2\"),field(2,\",\")'", @"'str(a b c),field(2,\ )'", @"'str(a b c),word(-1,"" "")'",
        "str(/f1/f2/f3/f4),word(1,/)", "int(12345),field(2,3)", "ipv4(10.1.2.3),field(3,.)", "ipv6(2001:db8::1),field(-1,:)", "ipv6(2001:db8::1),word(-2,:)", "bin(61006200),field(1,b)", "var(txn.k16000),field(3,Z)", "var(txn.none),field(1,_)",
        @"str(\xc3\xa4_\xff_b),field(2,_)", @"'str(a\tb),field(2,\t)'", "str(a_b),field(99999999999999999999,_)", "str(a_b),field(-9223372036854775808,_)",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from text in Texts from index in Indices from count in Counts select $"{text},field({index},_{count})",
        .. from text in Texts from index in Indices from count in Counts select $"{text},word({index},_{count})",
        .. Others,
    ];
}
