using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ActorProxy.ProcessLife;

namespace ActorProxy.Demo;

/// <summary><c>demo --nodes 3</c>: a cluster of nodes on loopback addresses with servers behind it, which needs nothing but this program.</summary>
internal static class ClusterDemoRun
{
    /// <summary>How long a node that was killed is left dead, for whoever wants to look.</summary>
    public static readonly TimeSpan RestartDelay = TimeSpan.FromSeconds(3);

    private const int FirstHost = 11;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan StartPause = TimeSpan.FromMilliseconds(20);
    private static readonly string[] ServerNames = ["one", "two", "three", "four"];

    /// <summary>Returns the exit code. Blocks: this is the main thread's life, and must be, because the nodes end with the thread that starts them.</summary>
    public static int Run(int count)
    {
        var servers = Array.ConvertAll(ServerNames, n => new EchoServer(n));
        var folder = Directory.CreateTempSubdirectory("actorproxy-demo-");
        var addresses = Enumerable.Range(FirstHost, count).Select(static host => new IPAddress([127, 0, 0, (byte)host])).ToArray();
        var setting = new ClusterDemoSetting(folder.FullName, FreePort(addresses), FreePort(addresses), servers);
        var nodes = addresses.Select((address, i) => new DemoNode(string.Create(CultureInfo.InvariantCulture, $"node{i + 1}"), address.ToString(), setting)).ToArray();
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        File.WriteAllText(setting.ConfigurationPath, setting.Configuration);
        foreach (var node in nodes) File.WriteAllText(setting.NodePathOf(node.Name), setting.NodeSettings(node, secret, nodes));

        using var ending = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        using var hangup = PosixSignalRegistration.Create(PosixSignal.SIGHUP, End);
        using var ended = new BlockingCollection<DemoNode>();
        var code = Watch(nodes, setting, ended, ending.Token);
        foreach (var node in nodes) node.Dispose();
        foreach (var server in servers) server.Dispose();
        folder.Delete(recursive: true);
        return code;

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ending.Cancel();
        }
    }

    /// <summary>Starts the nodes, prints the guide, and starts again whichever ends, until the demo is told to end.</summary>
    private static int Watch(DemoNode[] nodes, ClusterDemoSetting setting, BlockingCollection<DemoNode> ended, CancellationToken ending)
    {
        try
        {
            foreach (var node in nodes) node.Start(one => Tell(ended, one, ending));
            var given = DateTime.UtcNow + StartPatience;
            while (!nodes.All(one => one.SeesAlive(nodes.Length)))
            {
                if (ended.TryTake(out var failed, StartPause) || DateTime.UtcNow > given)
                {
                    StandardStreams.Alert(failed is null ? "The nodes do not start." : $"{failed.Name} did not start.");
                    return 1;
                }
                ending.ThrowIfCancellationRequested();
            }
            StandardStreams.WriteOutput(setting.Guide(nodes));
            while (true)
            {
                var node = ended.Take(ending);
                StandardStreams.WriteOutput($"[demo] {node.Name} has ended; it is started again in {RestartDelay.TotalSeconds:0} seconds\n");
                if (ending.WaitHandle.WaitOne(RestartDelay)) return 0;
                node.Start(one => Tell(ended, one, ending));
            }
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    private static void Tell(BlockingCollection<DemoNode> ended, DemoNode node, CancellationToken ending)
    {
        if (!ending.IsCancellationRequested) ended.Add(node, CancellationToken.None);
    }

    /// <summary>A port that is free on all the addresses right now; should somebody take it before the nodes do, the start says so.</summary>
    private static int FreePort(IPAddress[] addresses)
    {
        while (true)
        {
            using var first = new TcpListener(addresses[0], 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            if (addresses.Skip(1).All(address => IsFree(address, port))) return port;
        }
    }

    private static bool IsFree(IPAddress address, int port)
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            probe.Bind(new IPEndPoint(address, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
