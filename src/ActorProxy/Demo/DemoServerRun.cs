using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using ActorProxy.CommandLine;
using ActorProxy.ProcessLife;

namespace ActorProxy.Demo;

/// <summary><c>demo --server</c>: one of the demo's servers by itself, for a proxy somewhere else.</summary>
internal static class DemoServerRun
{
    /// <summary>Returns the exit code. Blocks: this is the main thread's life.</summary>
    public static int Run(DemoServer setting)
    {
        using var ended = new ManualResetEventSlim();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        try
        {
            using var server = new EchoServer(setting.Name, new IPEndPoint(IPAddress.Any, setting.Port));
            ended.Wait();
            return 0;
        }
        catch (SocketException error)
        {
            StandardStreams.Alert($"{setting.Name} can't listen on port {setting.Port}: {error.Message}.");
            return 1;
        }

        void End(PosixSignalContext context)
        {
            context.Cancel = true;
            ended.Set();
        }
    }
}
