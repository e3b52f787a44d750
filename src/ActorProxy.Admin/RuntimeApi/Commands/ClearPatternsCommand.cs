namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>clear acl</c> and <c>clear map</c>: remove all entries of a version.</summary>
internal sealed class ClearPatternsCommand(bool isMap) : PatternCommand(isMap)
{
    public override string Words => $"clear {Noun}";
    public override string Usage => $"clear {Noun} [@<ver>] <{Noun}>";
    public override string Summary => IsMap ? "remove all entries of a map" : "remove all patterns of an ACL";

    public override ValueTask RunAsync(CommandCall call)
    {
        var (version, next) = ReadVersion(call);
        var name = call.Argument(next);
        if (name.Length == 0)
            return call.Fail(Missing);
        if (Find(call, name) is not { } reference)
            return call.Fail(Unknown);
        reference.Clear(version);
        return default;
    }
}
