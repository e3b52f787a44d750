using System.Text;
using ActorProxy.Config.Model;

namespace ActorProxy.Tests.Engine.Checks;

/// <summary>Writes <c>tcp-check</c> lines short enough to be read in a table.</summary>
internal static class CheckSteps
{
    public static TcpCheckConfig Tcp(params TcpCheckStepConfig[] steps) => new([.. steps]);

    public static TcpCheckConnectConfig Connect(int? port = null, string? comment = null) => new(port, null, false, false, false, comment);

    public static TcpCheckSendConfig Send(string text, string? comment = null) => new([.. Encoding.Latin1.GetBytes(text)], comment);

    public static TcpCheckCommentConfig Comment(string text) => new(text);

    public static TcpCheckExpectConfig Expect(string pattern, ExpectMatchKind match = ExpectMatchKind.String, bool not = false, int? min = null, string? comment = null, string? onSuccess = null, string? onError = null) =>
        new(match, [.. Encoding.Latin1.GetBytes(pattern)], not, min, Word(onSuccess), Word(onError), comment);

    private static ConfigWord? Word(string? text) => text is null ? null : new ConfigWord(text, default);

    public static HttpCheckConfig HttpCheck(HttpExpectConfig? expect = null, bool disableOn404 = false, string method = "GET") =>
        new(method, "/", "HTTP/1.0", [], null, expect, disableOn404);
}
