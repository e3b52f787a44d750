using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;

namespace ActorProxy.Startup;

/// <summary>A configuration's findings as JSON, for editors and pipelines.</summary>
internal static class DiagnosticsJson
{
    public static string Render(LoadedConfiguration loaded)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteBoolean("valid", loaded.CheckExitCode == 0);
            json.WriteNumber("exitCode", loaded.CheckExitCode);
            json.WriteStartArray("diagnostics");
            foreach (var finding in loaded.Diagnostics) Write(json, finding);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    private static void Write(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("severity", finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" });
        json.WriteString("file", finding.Position.File);
        json.WriteNumber("line", finding.Position.Line);
        json.WriteNumber("column", finding.Position.Column);
        json.WriteString("message", finding.Message);
        if (finding.Hint is not null) json.WriteString("hint", finding.Hint);
        if (finding.LineText is not null) json.WriteString("text", finding.LineText);
        json.WriteEndObject();
    }
}
