using System.Buffers;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The answer to <c>show backend</c>: the names of the sections that have servers.</summary>
public static class BackendReport
{
    public static void Write(IEnumerable<ProxySnapshot> proxies, IBufferWriter<byte> output)
    {
        var writer = new ReportWriter(output);
        writer.Text("# name\n"u8);
        foreach (var proxy in proxies)
        {
            if (proxy.Backend is null)
                continue;
            writer.Text(proxy.Name);
            writer.Text("\n"u8);
        }
    }
}
