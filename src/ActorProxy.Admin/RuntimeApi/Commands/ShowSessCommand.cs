using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show sess</c>: the clients' sessions of all generations.</summary>
internal sealed class ShowSessCommand : RuntimeCommand
{
    public override string Words => "show sess";
    public override string Usage => "show sess [<id>|all] [older <age>|frontend <f>|backend <b>|server <b>/<s>]*";
    public override string Summary => "show the sessions, or one in detail";
    public override AdminLevel Level => AdminLevel.Operator;

    public override async ValueTask RunAsync(CommandCall call)
    {
        if (SessionFilter.Parse(call.Arguments, out var error) is not { } filter)
        {
            await call.Fail(error);
            return;
        }

        var isFound = false;
        foreach (var session in await call.Node.SessionsAsync())
        {
            if (!filter.Matches(session))
                continue;
            isFound = true;
            if (filter.InDetail)
            {
                foreach (var line in SessionReport.Details(session))
                    call.Answer.WriteLine(line);
            }
            else
            {
                call.Answer.WriteLine(SessionReport.Line(session));
            }

            await call.Answer.FlushIfLongAsync();
        }

        if (filter.Number is not null && !isFound)
            call.Answer.WriteLine("Session not found.");
    }
}
