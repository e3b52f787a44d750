namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>add_item</c>.</summary>
public static class ItemCases
{
    private static readonly string[] Variables = ["txn.text", "txn.none", "txn.empty", "txn.seven", "txn.ip", "txn.ip6", "txn.bytes", "txn.yes", "txn.get", "txn.k8192", ""];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from subject in new[] { "str(a)", "str()", "int(5)", "bin(6100)" }
           from delimiter in new[] { "\",\"", "", "--" }
           from variable in Variables
           from suffix in new[] { "", ",suf", ",\"\"" }
           select $"'{subject},add_item({delimiter},{variable}{suffix})'",
        "'str(a),add_item'", "'str(a),add_item()'", "'str(a),add_item(x)'", "'str(a),add_item(x,nov)'", "'str(a),add_item(x,foo.bar)'", "'str(a),add_item(x,txn.text,y,z)'", "var(txn.none),add_item(x,txn.text)",
    ];
}
