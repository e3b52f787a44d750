using System.Net;
using System.Net.Sockets;
using ActorProxy.CommandLine;
using ActorProxy.ProcessLife;
using ActorProxy.Startup;

namespace ActorProxy.Demo;

/// <summary><c>demo</c>: a proxy with servers behind it, which needs nothing but this program.</summary>
internal static class DemoRun
{
    private static readonly string[] ServerNames = ["one", "two", "three", "four"];

    public static int Run(CommandLineOptions options, INodeHost node)
    {
        var servers = Array.ConvertAll(ServerNames, n => new EchoServer(n));
        var folder = Directory.CreateTempSubdirectory("actorproxy-demo-");
        var setting = new DemoSetting(folder.FullName, FreePort(), servers);
        File.WriteAllText(setting.ConfigurationPath, setting.Configuration);
        var asked = options with { Action = CommandAction.Run, ConfigurationPaths = [setting.ConfigurationPath], IsForeground = true, IsDaemon = false };
        using var run = new ProxyRun(asked, node)
        {
            Serving = () => StandardStreams.WriteOutput(setting.Guide),
            Interrupted = () => folder.Delete(recursive: true),
        };
        var code = run.Run();
        foreach (var server in servers) server.Dispose();
        folder.Delete(recursive: true);
        return code;
    }

    /// <summary>A port that nobody has right now; should somebody take it before the proxy does, the start says so.</summary>
    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
