namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>echo</c>: gives its words back, as a mark between answers.</summary>
internal sealed class EchoCommand : RuntimeCommand
{
    public override string Words => "echo";
    public override string Usage => "echo <text>";
    public override string Summary => "print text to the output";
    public override CommandScope Scope => CommandScope.Both;

    public override ValueTask RunAsync(CommandCall call)
    {
        call.Answer.WriteLine(string.Join(' ', call.Arguments));
        return default;
    }
}
