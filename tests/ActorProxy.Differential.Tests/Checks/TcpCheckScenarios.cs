using ActorProxy.TestKit.Traffic;
using static ActorProxy.Differential.Tests.Checks.CheckScenario;

namespace ActorProxy.Differential.Tests.Checks;

/// <summary><c>tcp-check</c> with statuses, words and numbers of one's own, with variables, and with log-format strings.</summary>
internal static class TcpCheckScenarios
{
    private const string Tcp = "option tcp-check";

    public static IEnumerable<CheckScenario> All => [.. Statuses(), .. Reports(), .. Variables(), .. Formats(), .. Ports()];

    private static IEnumerable<CheckScenario> Statuses()
    {
        foreach (string status in (string[])["L4OK", "L6OK", "L7OK", "L7OKC"])
        {
            yield return new($"tcp: ok-status {status}", $"{Tcp} ; tcp-check expect ok-status {status} string OK", Say("OK"));
            yield return new($"tcp: ok-status {status} before a send", $"{Tcp} ; tcp-check expect ok-status {status} string OK ; tcp-check send x", Say("OK"));
            yield return new($"tcp: ok-status {status} before another expectation", $"{Tcp} ; tcp-check expect ok-status {status} string O ; tcp-check expect string K", Say("OK"));
        }

        foreach (string status in (string[])["L7OKC", "L7RSP", "L7STS", "L6RSP", "L4CON"])
        {
            yield return new($"tcp: error-status {status}", $"{Tcp} ; tcp-check expect error-status {status} string OK", SayAndClose("NO"));
            yield return new($"tcp: error-status {status}, closed", $"{Tcp} ; tcp-check expect error-status {status} string OK", SayAndClose(""));
            yield return new($"tcp: error-status {status}, silence", $"{Tcp} ; tcp-check expect error-status {status} string OK", ServerBehaviours.NeverAnswer);
            yield return new($"tcp: error-status {status}, reset", $"{Tcp} ; tcp-check send x ; tcp-check expect error-status {status} string OK", ServerBehaviours.ResetAfterFirstBytes);
        }

        foreach (string status in (string[])["L7TOUT", "L6TOUT", "L4TOUT"])
        {
            yield return new($"tcp: tout-status {status}", $"{Tcp} ; tcp-check expect tout-status {status} string OK", ServerBehaviours.NeverAnswer);
            yield return new($"tcp: tout-status {status}, connecting", $"{Tcp} ; tcp-check expect tout-status {status} string OK", null) { IsFull = true };
            yield return new($"tcp: tout-status {status} of the second", $"{Tcp} ; tcp-check expect string OK ; tcp-check expect comment two tout-status {status} string ZZ", Say("OK"));
        }
    }

    private static IEnumerable<CheckScenario> Reports() =>
    [
        new("tcp: status-code, passed", $"{Tcp} ; tcp-check expect status-code int(42) string OK", Say("OK")),
        new("tcp: status-code, wrong", $"{Tcp} ; tcp-check expect status-code int(42) string OK", SayAndClose("NO")),
        new("tcp: status-code and error-status", $"{Tcp} ; tcp-check expect error-status L7STS status-code int(42) string OK", SayAndClose("NO")),
        new("tcp: status-code and error-status, closed", $"{Tcp} ; tcp-check expect error-status L7STS status-code int(42) string OK", SayAndClose("")),
        new("tcp: status-code of text", $"{Tcp} ; tcp-check expect error-status L7STS status-code str(17x) string OK", SayAndClose("NO")),
        new("tcp: status-code without value", $"{Tcp} ; tcp-check expect error-status L7STS status-code var(check.none) string OK", SayAndClose("NO")),
        new("tcp: status-code behind the pattern", $"{Tcp} ; tcp-check expect string OK error-status L7STS status-code int(5) comment last", SayAndClose("NO")),
        new("tcp: on-error with comment and code", $"{Tcp} ; tcp-check expect error-status L7STS status-code int(9) on-error bad comment c string OK", SayAndClose("NO")),
        new("tcp: on-error of unwanted content", $"{Tcp} ; tcp-check expect on-error \"b %[str(x)]\" ! string NO", Say("NO")),
        new("tcp: on-success empty", $"{Tcp} ; tcp-check expect on-success \"%[var(check.none)]\" string OK", Say("OK")),
        new("tcp: on-error empty", $"{Tcp} ; tcp-check expect on-error \"%[var(check.none)]\" string OK", SayAndClose("NO")),
        new("tcp: on-success with an expression", $"{Tcp} ; tcp-check expect on-success \"100%% %[int(7)]-%[str(a),upper]\" string OK", Say("OK")),
        new("tcp: on-error with min-recv", $"{Tcp} ; tcp-check expect min-recv 0 on-error now string OK", Say("N")),
    ];

    private static IEnumerable<CheckScenario> Variables() =>
    [
        new("tcp: set-var and send-lf", $"{Tcp} ; tcp-check set-var(check.a) str(hello) ; tcp-check send-lf \"%[var(check.a)]-%%x\" ; tcp-check expect string hello-%x", ServerBehaviours.Echo),
        new("tcp: set-var-fmt", $"{Tcp} ; tcp-check set-var-fmt(check.a) \"v=%[int(7)]\" ; tcp-check send-lf %[var(check.a)] ; tcp-check expect string v=7", ServerBehaviours.Echo),
        new("tcp: fields of a log where there is no client", $"{Tcp} ; tcp-check send-lf \" %f|%b|%s|%ci|%cp|%Tc|%ts|%rc|%sq|%bq|  %{{+Q}}[var(check.none)]%[var(check.none)]  .\" ; tcp-check expect string nothing", ServerBehaviours.Echo),
        new("tcp: set-var under a condition", $"{Tcp} ; tcp-check set-var(check.a) str(one) ; tcp-check set-var(check.a,ifnotset) str(two) ; tcp-check send-lf <%[var(check.a)]> ; tcp-check expect string <one>", ServerBehaviours.Echo),
        new("tcp: unset-var", $"{Tcp} ; tcp-check set-var(check.a) str(hello) ; tcp-check unset-var(check.a) ; tcp-check send-lf \"<%[var(check.a)]>\" ; tcp-check expect string <>", ServerBehaviours.Echo),
        new("tcp: set-var without value", $"{Tcp} ; tcp-check set-var(check.a) str(one) ; tcp-check set-var(check.a) var(check.none) ; tcp-check send-lf <%[var(check.a)]> ; tcp-check expect string <one>", ServerBehaviours.Echo),
        new("tcp: variable of the session", $"{Tcp} ; tcp-check set-var(sess.x) str(q) ; tcp-check send-lf %[var(sess.x)] ; tcp-check expect string q", ServerBehaviours.Echo),
        new("tcp: variable of the process", $"{Tcp} ; tcp-check set-var(proc.checkx) str(q) ; tcp-check send-lf %[var(proc.checkx)] ; tcp-check expect string q", ServerBehaviours.Echo),
        new("tcp: variable before a connect", $"{Tcp} ; tcp-check set-var(check.p) int(1) ; tcp-check connect port var(check.p)", ServerBehaviours.NeverAnswer),
        new("tcp: variables alone", $"{Tcp} ; tcp-check set-var(check.a) int(1)", ServerBehaviours.NeverAnswer),
        new("tcp: variable last", $"{Tcp} ; tcp-check expect on-success well ok-status L6OK string OK ; tcp-check set-var(check.a) int(1)", Say("OK")),
        new("tcp: variable behind connect", $"{Tcp} ; tcp-check connect ; tcp-check set-var(check.a) int(1)", ServerBehaviours.NeverAnswer),
        new("tcp: variable behind send", $"{Tcp} ; tcp-check send x ; tcp-check set-var(check.a) int(1)", ServerBehaviours.NeverAnswer),
        new("tcp: variable counts as a step", $"{Tcp} ; tcp-check set-var(check.a) int(1) ; tcp-check expect string OK", SayAndClose("NO")),
        new("tcp: comment before a variable", $"{Tcp} ; tcp-check comment c ; tcp-check set-var(check.a) int(1) ; tcp-check expect string OK", SayAndClose("NO")),
        new("tcp: variable between expectations", $"{Tcp} ; tcp-check comment c ; tcp-check expect string N ; tcp-check set-var(check.a) int(1) ; tcp-check expect string OK", SayAndClose("NO")),
        new("tcp: variable, refused", $"{Tcp} ; tcp-check set-var(check.a) int(1) ; tcp-check expect string OK", null),
    ];

    private static IEnumerable<CheckScenario> Formats() =>
    [
        new("tcp: send-lf empty", $"{Tcp} ; tcp-check send-lf \"%[var(check.none)]\" ; tcp-check expect string x", ServerBehaviours.Echo),
        new("tcp: send-binary-lf", $"{Tcp} ; tcp-check send-binary-lf \"%[str(61)]62%[str(63)]0a\" ; tcp-check expect rbinary ^6162630A$", ServerBehaviours.Echo),
        new("tcp: send-binary-lf, odd", $"{Tcp} ; tcp-check send-binary-lf %[str(123)] comment c ; tcp-check expect string x", ServerBehaviours.Echo),
        new("tcp: send-binary-lf, no digits", $"{Tcp} ; tcp-check send-binary-lf %[str(zz)] ; tcp-check expect string x", ServerBehaviours.Echo),
        new("tcp: send-binary-lf empty", $"{Tcp} ; tcp-check send-binary-lf %[var(check.none)] ; tcp-check expect string x", ServerBehaviours.Echo),
        new("tcp: string-lf", $"{Tcp} ; tcp-check set-var(check.a) str(OK) ; tcp-check expect string-lf %[var(check.a)]!", Say("OK!")),
        new("tcp: string-lf, wrong and closed", $"{Tcp} ; tcp-check expect comment cc string-lf %[str(OK)]!", SayAndClose("OK?")),
        new("tcp: string-lf, wrong and open", $"{Tcp} ; tcp-check expect comment cc string-lf %[str(OK)]!", Say("OK?")),
        new("tcp: string-lf, silence", $"{Tcp} ; tcp-check expect string-lf %[str(OK)]!", ServerBehaviours.NeverAnswer),
        new("tcp: not string-lf, there", $"{Tcp} ; tcp-check expect ! string-lf %[str(OK)]!", Say("OK!")),
        new("tcp: string-lf empty", $"{Tcp} ; tcp-check expect comment cc string-lf %[var(check.none)]", Say("OK!")),
        new("tcp: string-lf empty, on-error", $"{Tcp} ; tcp-check expect error-status L7STS status-code int(3) on-error own string-lf %[var(check.none)]", Say("OK!")),
        new("tcp: string-lf in pieces", $"{Tcp} ; tcp-check expect string-lf %[str(OK)]!", Slowly("O", "K", "!")),
        new("tcp: string-lf with min-recv", $"{Tcp} ; tcp-check expect min-recv 3 string-lf %[str(OK)]!", Say("NO!")),
        new("tcp: binary-lf", $"{Tcp} ; tcp-check expect binary-lf %[str(4f4B)]", Say("OK!")),
        new("tcp: binary-lf, wrong", $"{Tcp} ; tcp-check expect binary-lf %[str(4f4B)]", SayAndClose("NO!")),
        new("tcp: not binary-lf, there", $"{Tcp} ; tcp-check expect ! binary-lf %[str(4f4B)]", Say("OK!")),
        new("tcp: binary-lf, silence", $"{Tcp} ; tcp-check expect comment cc binary-lf %[str(4f4B)]", ServerBehaviours.NeverAnswer),
        new("tcp: binary-lf, odd", $"{Tcp} ; tcp-check expect comment cc binary-lf %[str(123)]", Say("NO!")),
        new("tcp: binary-lf, no digits", $"{Tcp} ; tcp-check expect binary-lf %[str(zz)]", Say("NO!")),
        new("tcp: send-lf answered by a reset", $"{Tcp} ; tcp-check send-lf %[str(x)] ; tcp-check expect string OK", ServerBehaviours.ResetAfterFirstBytes),
    ];

    private static IEnumerable<CheckScenario> Ports() =>
    [
        new("tcp: port of an expression", $"{Tcp} ; tcp-check connect port int(1)", ServerBehaviours.NeverAnswer),
        new("tcp: port of an expression, comment", $"{Tcp} ; tcp-check connect port int(1) comment asked", ServerBehaviours.NeverAnswer),
        new("tcp: port of text", $"{Tcp} ; tcp-check connect port str(1)", ServerBehaviours.NeverAnswer),
        new("tcp: port without value", $"{Tcp} ; tcp-check connect port var(check.none)", ServerBehaviours.NeverAnswer),
        new("tcp: port 0 of an expression", $"{Tcp} ; tcp-check connect port int(0)", ServerBehaviours.NeverAnswer),
        new("tcp: port of a variable, second connection", $"{Tcp} ; tcp-check connect ; tcp-check set-var(check.p) int(1) ; tcp-check connect port var(check.p)", ServerBehaviours.NeverAnswer),
    ];
}
