using System.Globalization;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>The master's <c>show proc</c>: this process, once as the master and once as its only worker.</summary>
/// <remarks>
/// Older generations are not shown as old workers: they live in this same process, and who ends old workers by their process
/// ids would end it. <c>show generations</c> tells about them.
/// </remarks>
internal sealed class ShowProcCommand : RuntimeCommand
{
    public override string Words => "show proc";
    public override string Summary => "show the processes";
    public override CommandScope Scope => CommandScope.Master;

    public override async ValueTask RunAsync(CommandCall call)
    {
        var now = call.Node.Services.Clock.GetUtcNow();
        var current = (await call.Node.GenerationsAsync()).FirstOrDefault(static one => one.IsCurrent);
        var reloads = call.Context.Reloads;
        call.Answer.WriteLine(Line("#<PID>", "<type>", "<reloads>", "<uptime>", "<version>"));
        Write("master", $"{reloads.Tried} [failed: {reloads.FailedInARow}]", call.Context.Options.StartedAt);
        call.Answer.WriteLine("# workers");

        // A failed reload is one that the worker survived.
        Write("worker", reloads.FailedInARow.ToString(CultureInfo.InvariantCulture), current?.AcceptedAt ?? now);
        call.Answer.WriteLine("# programs");

        void Write(string type, string reloadText, DateTimeOffset since) => call.Answer.WriteLine(Line(
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture), type, reloadText, Age(now - since), call.Context.Options.Version));
    }

    private static string Line(string pid, string type, string reloads, string uptime, string version) => $"{pid,-15} {type,-15} {reloads,-15} {uptime,-15} {version,-15}";

    private static string Age(TimeSpan age) => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays}d{age.Hours:00}h{age.Minutes:00}m{age.Seconds:00}s");
}
