using System.Buffers;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The answer to <c>show stat</c>: chooses rows and writes them in the format asked for.</summary>
public static class StatReport
{
    // A chain of tracked servers is never longer than this in practice; a longer one would be a loop.
    private const int LongestTrack = 64;

    /// <summary>Writes the rows of all proxies that the request chooses, in the order of the file; no empty line at the end.</summary>
    /// <returns>Null, or what is wrong with the request; then nothing was written.</returns>
    public static string? Write(IReadOnlyList<ProxySnapshot> proxies, StatRequest request, IBufferWriter<byte> output)
    {
        if (Check(proxies, request) is { } error)
            return error;
        foreach (var _ in WriteByRow(proxies, request, output))
        {
        }

        return null;
    }

    /// <summary>Null, or what is wrong with the request.</summary>
    public static string? Check(IReadOnlyList<ProxySnapshot> proxies, StatRequest request) =>
        request.ProxyName is { } name && !proxies.Any(proxy => proxy.Name == name) ? "No such proxy." : null;

    /// <summary>Writes the rows of a good request one at a time: between two of them the caller may send what is there.</summary>
    public static IEnumerable<StatRow> WriteByRow(IReadOnlyList<ProxySnapshot> proxies, StatRequest request, IBufferWriter<byte> output)
    {
        if (request.Format == ReportFormat.Plain)
            StatCsv.WriteHeader(output);
        else if (request.Format == ReportFormat.Json)
            StatJson.Begin(output);
        var isFirst = true;
        foreach (var row in Rows(proxies, request))
        {
            if (request.Format == ReportFormat.Typed)
                StatTyped.Write(row, request.WithDescriptions, output);
            else if (request.Format == ReportFormat.Json)
                StatJson.Write(row, isFirst, output);
            else
                StatCsv.Write(row, output);
            isFirst = false;
            yield return row;
        }

        if (request.Format == ReportFormat.Json)
            StatJson.End(output);
    }

    /// <summary>The chosen rows, made one by one; each is good until the next.</summary>
    public static IEnumerable<StatRow> Rows(IReadOnlyList<ProxySnapshot> proxies, StatRequest request)
    {
        var fields = new StatField[StatColumns.Names.Length];
        Dictionary<string, ServerSnapshot>? servers = null;
        foreach (var proxy in proxies)
        {
            if (proxy.IsDisabled || (request.ProxyId ?? proxy.Id) != proxy.Id || (request.ProxyName ?? proxy.Name) != proxy.Name)
                continue;
            if (proxy.Frontend is { } frontend && Has(request, StatObjectKind.Frontend))
                yield return FrontendStatRow.Of(frontend, fields);
            if (proxy.ShowsListeners && Has(request, StatObjectKind.Listener))
            {
                foreach (var listener in proxy.Listeners)
                {
                    if ((request.ServiceId ?? listener.Id) == listener.Id)
                        yield return ListenerStatRow.Of(listener, request.ShowsConfiguration, fields);
                }
            }

            if (Has(request, StatObjectKind.Server))
            {
                foreach (var server in proxy.Servers)
                {
                    var root = server.Tracked is null ? server : RootOf(server, servers ??= ByName(proxies));
                    if ((request.ServiceId ?? server.Id) == server.Id && IsWanted(server, root, request))
                        yield return ServerStatRow.Of(server, root, request.ShowsConfiguration, fields);
                }
            }

            if (proxy.Backend is { } backend && Has(request, StatObjectKind.Backend))
                yield return BackendStatRow.Of(backend, request.ShowsConfiguration, fields);
        }
    }

    private static bool Has(StatRequest request, StatObjectKind kind) => (request.Types & (1 << kind switch
    {
        StatObjectKind.Frontend => 0,
        StatObjectKind.Backend => 1,
        StatObjectKind.Server => 2,
        _ => 3,
    })) != 0;

    private static bool IsWanted(ServerSnapshot server, ServerSnapshot root, StatRequest request)
    {
        if (server.IsInMaint)
            return !request.WithoutMaint && !request.OnlyUp;
        var isComingUp = root.Check is { IsEnabled: true, Counter: > 0 };
        return !request.OnlyUp || server.Operation != ServerOperation.Stopped || isComingUp;
    }

    private static Dictionary<string, ServerSnapshot> ByName(IReadOnlyList<ProxySnapshot> proxies) =>
        proxies.SelectMany(proxy => proxy.Servers).ToDictionary(server => server.FullName, StringComparer.Ordinal);

    private static ServerSnapshot RootOf(ServerSnapshot server, Dictionary<string, ServerSnapshot> servers)
    {
        for (var i = 0; i < LongestTrack && server.Tracked is { } name && servers.TryGetValue(name, out var tracked); i++)
            server = tracked;
        return server;
    }
}
