using ActorProxy.Core.Patterns;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>add acl</c>: adds a pattern to an ACL's.</summary>
internal sealed class AddAclCommand() : PatternCommand(isMap: false)
{
    public override string Words => "add acl";
    public override string Usage => "add acl [@<ver>] <acl> <pattern>";
    public override string Summary => "add a pattern to an ACL";
    public override bool IsBrief => true;

    public override ValueTask RunAsync(CommandCall call)
    {
        var (version, next) = ReadVersion(call);
        var (name, pattern) = (call.Argument(next), call.Argument(next + 1));
        if (name.Length == 0 || pattern.Length == 0)
            return call.Fail("'add acl' expects two parameters: ACL identifier and pattern.");
        if (FindAny(call, name) is not { } reference)
            return call.Fail(Unknown);
        if (reference.HasValues)
            return call.Fail("This ACL is shared with a map containing samples. You must use the command 'add map' to add values.");
        return Add(reference, pattern, null, version) is { } fault ? call.Fail(fault) : default;
    }

    /// <summary>What is wrong; null when it was added.</summary>
    internal static string? Add(PatternReference reference, string key, string? value, uint? version)
    {
        if (version is { } wanted && !reference.HasVersion(wanted))
            return $"Version number in the future, please use 'prepare {(reference.HasValues ? "map" : "acl")}' before.";
        return reference.Add(key, value, version) is { } fault ? fault + "." : null;
    }
}
