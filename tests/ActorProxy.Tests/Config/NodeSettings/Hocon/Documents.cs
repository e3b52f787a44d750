using System.Text.Json;
using ActorProxy.Config;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.NodeSettings.Hocon;
using Xunit;

namespace ActorProxy.Tests.Config.NodeSettings.Hocon;

/// <summary>Reads HOCON that tests write inline, and shows values as JSON.</summary>
internal static class Documents
{
    public static readonly HoconContext Context = new()
    {
        FindVariable = static name => name switch
        {
            "HOME" => "/root",
            "EMPTY" => "",
            "NUMBER" => "42",
            "LIST_0" => "x",
            "LIST_1" => "y",
            "LIST_3" => "never",
            _ => null,
        },
    };

    /// <summary>The document as JSON; it must be free of errors.</summary>
    public static string Json(string text, HoconContext? context = null)
    {
        var (root, findings) = Read(text, context);
        Assert.True(findings.Length == 0, string.Concat(findings.Select(DiagnosticRenderer.Render)));
        return Render(root);
    }

    /// <summary>What a text means as the value of <c>a</c>, as JSON.</summary>
    public static string Value(string text) => Json("a = " + text)["{\"a\":".Length..^1];

    public static Diagnostic[] Errors(string text, HoconContext? context = null) => Read(text, context).Findings;

    /// <summary>The one error of a document that must have exactly one.</summary>
    public static Diagnostic Error(string text, HoconContext? context = null) => Assert.Single(Errors(text, context));

    public static (HoconValue? Root, Diagnostic[] Findings) Read(string text, HoconContext? context = null)
    {
        var texts = new List<ConfigurationText>();
        var diagnostics = new DiagnosticList(texts);
        var (root, isComplete) = HoconReader.Read(new ConfigurationText("conf/test.conf", text), context ?? Context, texts, diagnostics);
        Assert.Equal(diagnostics.Errors == 0, isComplete);
        return (root, [.. diagnostics.InFileOrder()]);
    }

    /// <summary>A context with files beside <c>conf/test.conf</c>.</summary>
    public static HoconContext With(params (string Path, string Text)[] files) => Context with
    {
        ReadFile = path => Array.Find(files, f => f.Path == path) is { Text: not null } file ? new IncludedFile(file.Text) : IncludedFile.Missing,
    };

    private static string Render(HoconValue? value) => value switch
    {
        HoconScalar { Kind: HoconScalarKind.Text } text => "\"" + JsonEncodedText.Encode(text.Text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping) + "\"",
        HoconScalar scalar => scalar.Text,
        HoconArray array => $"[{string.Join(',', array.Items.Select(Render))}]",
        HoconObject fields => $"{{{string.Join(',', fields.Fields.Select(static f => $"\"{f.Key}\":{Render(f.Value)}"))}}}",
        _ => "undefined",
    };
}
