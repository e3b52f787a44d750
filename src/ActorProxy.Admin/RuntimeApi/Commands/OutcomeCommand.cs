namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>_outcome</c>: each answer from now on ends with a line that says whether the command went well. For <c>actorproxy ctl</c>.</summary>
internal sealed class OutcomeCommand : RuntimeCommand
{
    public override string Words => "_outcome";
    public override string Summary => "end answers with their outcome";
    public override bool IsHidden => true;
    public override bool IsAnswered => false;

    public override ValueTask RunAsync(CommandCall call)
    {
        call.Session.TellsOutcome = true;
        return default;
    }
}
