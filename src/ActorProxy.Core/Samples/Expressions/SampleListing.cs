namespace ActorProxy.Core.Samples.Expressions;

/// <summary>Writes the sample fetches and converters as <c>-dKsmp</c> and <c>-dKcnv</c> print them: those that work, and no others.</summary>
public static class SampleListing
{
    /// <summary>The columns, in their order; each line marks where a fetch has a meaning.</summary>
    private static readonly string[] Columns =
    [
        "frontend: tcp-request connection", "frontend: tcp-request session", "frontend: tcp-request content", "frontend: http-request, headers",
        "frontend: http-request, body", "frontend: use_backend", "backend: tcp-request content", "backend: http-request, headers",
        "backend: http-request, body", "backend: use-server, balance, stick match", "server: source address", "backend: tcp-response content",
        "backend: http-response, headers", "backend: http-response, body", "backend: stick store", "frontend: tcp-response content",
        "frontend: http-response, headers", "frontend: http-response, body", "logs", "backend: checks", "global: set-var", "runtime API",
    ];

    public static void WriteFetches(TextWriter output)
    {
        output.Write("# List of registered sample fetch functions:\n");
        for (var i = 0; i < Columns.Length; i++)
            output.Write($"# {string.Concat(Enumerable.Repeat("| ", i))}.{new string('-', 2 * (Columns.Length - i))} {Columns[i]}\n");
        foreach (var fetch in FetchTable.Table.All.OrderBy(static one => one.Name, StringComparer.Ordinal))
            output.Write($"[ {Marks(fetch.Places)}] {fetch.Name}{fetch.Arguments}: {TypeNames.Short(fetch.Type)}\n");
    }

    public static void WriteConverters(TextWriter output)
    {
        output.Write("# List of registered sample converter functions:\n");
        foreach (var converter in ConverterTable.Table.All.OrderBy(static one => one.Name, StringComparer.Ordinal))
            output.Write($"{converter.Name}{converter.Arguments}: {TypeNames.Short(converter.Output)} => {TypeNames.Short(converter.Input)}\n");
    }

    private static string Marks(SamplePlaces places) =>
        string.Concat(Enumerable.Range(0, Columns.Length).Select(column => (places & (SamplePlaces)(1 << column)) != 0 ? "Y " : ". "));
}
