using ActorProxy.Config.Model;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary><c>show env</c>: the environment as the configuration saw and changed it.</summary>
internal sealed class ShowEnvCommand : RuntimeCommand
{
    public override string Words => "show env";
    public override string Usage => "show env [var]";
    public override string Summary => "show the environment variables, or one";
    public override AdminLevel Level => AdminLevel.Operator;

    public override async ValueTask RunAsync(CommandCall call)
    {
        var environment = call.Context.Options.Environment();
        if (call.Arguments.Count > 0)
        {
            if (environment.TryGetValue(call.Argument(0), out var value))
                call.Answer.WriteLine($"{call.Argument(0)}={value}");
            else
                await call.Fail("Variable not found");
            return;
        }

        foreach (var (name, value) in environment)
        {
            call.Answer.WriteLine($"{name}={value}");
            await call.Answer.FlushIfLongAsync();
        }
    }
}
