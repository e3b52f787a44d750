namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>commit acl</c> and <c>commit map</c>: put a prepared version in effect, at once.</summary>
internal sealed class CommitPatternsCommand(bool isMap) : PatternCommand(isMap)
{
    public override string Words => $"commit {Noun}";
    public override string Usage => $"commit {Noun} @<ver> <{Noun}>";
    public override string Summary => IsMap ? "put a prepared version of a map in effect" : "put a prepared version of an ACL's patterns in effect";

    public override ValueTask RunAsync(CommandCall call)
    {
        var (version, next) = ReadVersion(call);
        if (version is not { } wanted)
            return call.Fail("Missing version number.");
        var name = call.Argument(next);
        if (name.Length == 0)
            return call.Fail(Missing);
        if (Find(call, name) is not { } reference)
            return call.Fail(Unknown);
        return reference.Commit(wanted) ? default : call.Fail("Version number out of range.");
    }
}
