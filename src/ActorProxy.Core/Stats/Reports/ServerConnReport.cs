using System.Buffers;
using System.Globalization;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The answer to <c>show servers conn</c>: what idle connections servers have for reuse.</summary>
/// <remarks>In TCP mode no connection is ever idle: all counts are zero, without a limit, as HAProxy's are then.</remarks>
public static class ServerConnReport
{
    private const int PurgeDelayMs = 5000;

    /// <summary>Writes header and servers.</summary>
    /// <param name="loops">The number of event loops, each of which has a column.</param>
    public static void Write(IEnumerable<ProxySnapshot> proxies, int loops, IBufferWriter<byte> output)
    {
        var writer = new ReportWriter(output);
        writer.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"# bkname/svname bkid/svid addr port - purge_delay used_cur used_max need_est unsafe_nb safe_nb idle_lim idle_cur idle_per_thr[{loops}]\n"));
        var perLoop = string.Concat(Enumerable.Repeat(" 0", loops));
        foreach (var server in proxies.SelectMany(proxy => proxy.Servers))
        {
            var address = server.Address.Family switch { AddressFamilyKind.Unix => "-", AddressFamilyKind.None when !server.IsUnresolved => "0.0.0.0", _ => server.Address.HostText };
            writer.Text(string.Create(
                CultureInfo.InvariantCulture,
                $"{server.FullName} {server.ProxyId}/{server.Id} {address} {server.Port} - {PurgeDelayMs} 0 0 0 0 0 -1 0{perLoop}\n"));
        }
    }
}
