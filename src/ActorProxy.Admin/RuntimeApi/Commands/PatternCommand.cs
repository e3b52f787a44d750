using System.Globalization;
using ActorProxy.Config.Model;
using ActorProxy.Core.Patterns;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>A command about the patterns of ACLs, or about maps (management.txt 9.3).</summary>
internal abstract class PatternCommand(bool isMap) : RuntimeCommand
{
    /// <summary>Changes of what is matched are for operators; HAProxy lets every session make them.</summary>
    public override AdminLevel Level => AdminLevel.Operator;

    protected bool IsMap => isMap;

    protected string Noun => isMap ? "map" : "acl";

    protected string Unknown => isMap ? "Unknown map identifier. Please use #<id> or <file>." : "Unknown ACL identifier. Please use #<id> or <file>.";

    protected string Missing => isMap ? "Missing map identifier." : "Missing ACL identifier.";

    /// <summary>Splits <c>@VERSION</c> off the arguments' beginning.</summary>
    protected static (uint? Version, int Next) ReadVersion(CommandCall call)
    {
        if (!call.Argument(0).StartsWith('@'))
            return (null, 0);
        return (uint.TryParse(call.Argument(0).AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0, 1);
    }

    /// <summary>The list of patterns of a name or a <c>#</c> and a number, whoever uses it.</summary>
    protected static PatternReference? FindAny(CommandCall call, string name) => call.Generation?.Patterns.Find(name);

    /// <summary>As <see cref="FindAny"/>, used by an ACL or by a map as the command says.</summary>
    protected PatternReference? Find(CommandCall call, string name) =>
        FindAny(call, name) is { } reference && (isMap ? reference.IsInMaps : reference.IsInAcls) ? reference : null;

    /// <summary>The number in <c>#0x1f</c>, as <c>show map</c> prints entries.</summary>
    protected static long? EntryNumber(string text) =>
        text.StartsWith("#0x", StringComparison.OrdinalIgnoreCase) && long.TryParse(text.AsSpan(3), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
