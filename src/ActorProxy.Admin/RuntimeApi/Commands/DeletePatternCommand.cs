namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>del acl</c> and <c>del map</c>: remove one entry, or all of a key.</summary>
internal sealed class DeletePatternCommand(bool isMap) : PatternCommand(isMap)
{
    public override string Words => $"del {Noun}";
    public override string Usage => $"del {Noun} <{Noun}> [<key>|#<ref>]";
    public override string Summary => IsMap ? "remove map entries of a key" : "remove an ACL's patterns";
    public override bool IsBrief => true;

    public override ValueTask RunAsync(CommandCall call)
    {
        var (name, key) = (call.Argument(0), call.Argument(1));
        if (name.Length == 0 || key.Length == 0)
            return call.Fail(IsMap ? "This command expects two parameters: map identifier and key." : "This command expects two parameters: ACL identifier and key.");
        if (Find(call, name) is not { } reference)
            return call.Fail("Unknown map identifier. Please use #<id> or <file>.");
        var isFound = EntryNumber(key) is { } number ? reference.Delete(number) : reference.Delete(key);
        return isFound ? default : call.Fail("Key not found.");
    }
}
