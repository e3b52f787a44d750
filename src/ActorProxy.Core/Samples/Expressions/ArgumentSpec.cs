using System.Text;

namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Which arguments a fetch or a converter takes.</summary>
/// <param name="Required">How many of them must be there.</param>
public sealed record ArgumentSpec(int Required, params ArgumentKind[] Kinds)
{
    public static ArgumentSpec None { get; } = new(0);

    public static ArgumentSpec Of(params ArgumentKind[] kinds) => new(kinds.Length, kinds);

    /// <summary>As <c>-dK</c> prints it: <c>(string[,integer])</c>, or nothing.</summary>
    public override string ToString()
    {
        if (Kinds.Length == 0)
            return "";
        var text = new StringBuilder("(");
        for (var i = 0; i < Kinds.Length; i++)
        {
            if (i == Required)
                text.Append('[');
            if (i > 0)
                text.Append(',');
            text.Append(NameOf(Kinds[i]));
        }

        if (Required < Kinds.Length)
            text.Append(']');
        return text.Append(')').ToString();
    }

    private static string NameOf(ArgumentKind kind) => kind switch
    {
        ArgumentKind.Integer => "integer",
        ArgumentKind.Time => "delay",
        ArgumentKind.Size => "size",
        ArgumentKind.IPv4Address => "IPv4 address",
        ArgumentKind.IPv6Address => "IPv6 address",
        ArgumentKind.IPv4Mask => "IPv4 mask",
        ArgumentKind.IPv6Mask => "IPv6 mask",
        ArgumentKind.Frontend => "frontend",
        ArgumentKind.Backend => "backend",
        ArgumentKind.Server => "server",
        ArgumentKind.Regex => "regex",
        ArgumentKind.Table => "table",
        ArgumentKind.FieldPath => "Protocol buffers field number",
        _ => "string",
    };
}
