namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>set map</c>: gives an entry, or all entries of a key, another value.</summary>
internal sealed class SetMapCommand() : PatternCommand(isMap: true)
{
    public override string Words => "set map";
    public override string Usage => "set map <map> [<key>|#<ref>] <value>";
    public override string Summary => "change the value of map entries";
    public override bool IsBrief => true;

    public override ValueTask RunAsync(CommandCall call)
    {
        var (name, key, value) = (call.Argument(0), call.Argument(1), call.Argument(2));
        if (name.Length == 0 || key.Length == 0 || value.Length == 0)
            return call.Fail("'set map' expects three parameters: map identifier, key and value.");
        if (FindAny(call, name) is not { } reference)
            return call.Fail(Unknown);
        string error;
        var count = EntryNumber(key) is { } number ? reference.Set(number, value, out error) : reference.Set(key, value, out error);
        return count switch
        {
            < 0 => call.Fail(error + "."),
            0 => call.Fail(EntryNumber(key) is null ? "entry not found." : "key or pattern not found."),
            _ => default,
        };
    }
}
