using System.Collections.Immutable;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;
using ActorProxy.Engine.Checks.Protocols;

namespace ActorProxy.Engine.Checks;

/// <summary>Makes the <see cref="CheckScript"/> of a backend's <c>option …chk</c> and its lines.</summary>
public static class CheckScriptCompiler
{
    private const string DefaultStatuses = "200-399";

    /// <param name="scope">Where the backend's expressions stand; what is wrong with them is added to its diagnostics.</param>
    /// <returns>For a program, a connection that is not made: see <see cref="External.ExternalCheckRun"/>. Null after adding at least one error to the scope's diagnostics.</returns>
    /// <exception cref="ArgumentException">An expression or a list of status codes is malformed; the message says which part.</exception>
    public static CheckScript? Compile(CheckProtocolConfig config, CompilationScope scope) => config switch
    {
        ConnectCheckConfig or ExternalCheckConfig => CheckScript.PlainConnect,
        TcpCheckConfig tcp => new TcpCheckCompiler(scope.For("tcp-check", SamplePlaces.Check)).Compile(tcp),
        HttpCheckConfig http => CompileHttp(http),
        RedisCheckConfig => RedisExpectation.Script,
        LdapCheckConfig => LdapExpectation.Script,
        SslHelloCheckConfig => SslHelloExpectation.Script,
        SmtpCheckConfig smtp => SmtpExpectation.Compile(smtp),
        PgsqlCheckConfig pgsql => PgsqlExpectation.Compile(pgsql),
        MysqlCheckConfig mysql => MysqlExpectation.Compile(mysql),
        _ => throw new ArgumentException($"no check is known for {config.GetType().Name}"),
    };

    private static CheckScript CompileHttp(HttpCheckConfig config)
    {
        bool isHead = config.Method == "HEAD";
        var expectation = new HttpExpectation(CompilePattern(config.Expect), config.Expect?.IsNegated ?? false, config.DisableOn404, isHead);
        ImmutableArray<CheckStep> steps = [new SendStep(HttpCheckRequest.Write(config), null), new ExpectStep(expectation, null)];
        return new CheckScript(steps);
    }

    private static IHttpPattern CompilePattern(HttpExpectConfig? expect) => expect?.Match switch
    {
        null => new HttpStatusPattern(DefaultStatuses),
        ExpectMatchKind.Status => new HttpStatusPattern(expect.Pattern),
        ExpectMatchKind.StatusRegex => new HttpStatusRegexPattern(SampleRegex.Compile(expect.Pattern, ignoreCase: false)),
        ExpectMatchKind.String => new HttpBodyPattern(RawBytes.Encode(expect.Pattern)),
        ExpectMatchKind.Regex => new HttpBodyRegexPattern(SampleRegex.Compile(expect.Pattern, ignoreCase: false)),
        _ => throw new ArgumentException("an http-check can't expect binary content"),
    };
}
