using ActorProxy.TestKit.Traffic;
using static ActorProxy.Differential.Tests.Checks.CheckScenario;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary>Agents that say what is documented, and what is not.</summary>
/// <remarks>
/// Left out is what this program is meant to do better: a negative <c>maxconn</c> is a mistake, not four thousand million connections, and a warning
/// has no line end in it. So is an answer that comes in pieces or lacks its line end: HAProxy then reads, now and then, what its buffer held before.
/// </remarks>
internal static class AgentScenarios
{
    private static readonly string[] Lines =
    [
        "up", "down", "stopped", "fail", "down # because I say", "fail#x y", "stopped maintenance soon", "drain", "maint", "ready", "50%", "0%", "100%", "300%", "up 50%", "50% up",
        "up,30%", "up\tmaxconn:7", "maxconn:7", "maxconn:x", "maxconn:0", "maxconn:7 up", "nonsense", "up nonsense", "nonsense up", "UP", "Down", "drain up", "maint down", "", "-5%", "5.5%", "50%x", "%",
        "up # hello world", "up#x", "50 %", "downxxxx", "ready up 75% maxconn:30", "up down", "down up", "drain ready", "ready drain", "9999999999%", " up", "# only", "down # ", "down #",
        "down,reason", "down\treason", "maxconn:7 # x", "50% # x", "50% nonsense", "nonsense # x", "down word # text", "DRAIN,,UP", "MAXCONN:3 Ready", "50% 60%", "a b c", "257%", "down # \u00e4",
        "down #" + new string('d', 300),
    ];

    public static IReadOnlyList<AgentScenario> All { get; } =
    [
        .. Lines.Select(line => new AgentScenario($"'{line[..Math.Min(40, line.Length)]}'", SayAndClose(line + "\n"))),
        .. ((string[])["up", "down", "drain", "maint", "50%"]).Select(line => new AgentScenario($"'{line}' without check", SayAndClose(line + "\n"), "no-check")),
        new("CR and LF", SayAndClose("down\r\n")),
        new("an empty line first", SayAndClose("\r\nup\n")),
        new("no line end, held open", Say("up")),
        new("silence", ServerBehaviours.NeverAnswer),
        new("closed", SayAndClose("")),
        new("refused", null),
        new("asked and echoed", ServerBehaviours.Echo, "agent-send \"down # said\\n\""),
        new("asked and closed", AnswerAndClose(""), "agent-send x"),
        new("no PROXY header", Slowly("up\n"), "send-proxy agent-send x\\n"),
        new("disabled server made ready", SayAndClose("ready\n"), "disabled"),
        new("disabled server up", SayAndClose("up\n"), "disabled"),
        new("weight 0", SayAndClose("50%\n"), "weight 0"),
        new("backup", SayAndClose("down\n"), "backup"),
    ];
}
