using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using ActorProxy.Interop;
using ActorProxy.ProcessLife;

namespace ActorProxy.Demo;

/// <summary>One node of the demo's cluster: a process of this program, which ends when the demo does, however that ends.</summary>
internal sealed class DemoNode(string name, string address, ClusterDemoSetting setting) : IDisposable
{
    private const string ParentVariable = "ACTORPROXY_DEMO_PID";
    private const int Kill = 9;
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(2);

    private Process? _process;

    public string Name => name;

    public string Address => address;

    public string SocketPath => setting.SocketPathOf(name);

    /// <summary>
    /// In a node's process: has the kernel end it together with the demo that started it. False when that one is gone already;
    /// true in every process that no demo started.
    /// </summary>
    public static bool FollowDemo()
    {
        if (!int.TryParse(Environment.GetEnvironmentVariable(ParentVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var demo)) return true;
        // What a node starts is not the demo's.
        Environment.SetEnvironmentVariable(ParentVariable, null);
        _ = Libc.ControlProcess(Libc.SetParentDeathSignal, Kill, 0, 0, 0);
        return Libc.ParentProcess() == demo;
    }

    /// <summary>Starts the process, for the main thread alone: the kernel ends it together with the thread that started it.</summary>
    /// <param name="ended">Called on another thread when it ends.</param>
    public void Start(Action<DemoNode> ended)
    {
        _process?.Dispose();
        var program = Environment.ProcessPath!;
        // Run by its assembly, the program is dotnet.
        string[] words = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Environment.GetCommandLineArgs()[0]] : [];
        var start = new ProcessStartInfo(program, [.. words, "-db", "--node", setting.NodePathOf(name), "-f", setting.ConfigurationPath])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[ParentVariable] = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        start.Environment[ClusterDemoSetting.NameVariable] = name;
        start.Environment[ClusterDemoSetting.AddressVariable] = address;
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Say(line.Data);
        process.ErrorDataReceived += (_, line) => Say(line.Data);
        process.Exited += (_, _) => ended(this);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
    }

    /// <summary>Whether it sees so many nodes alive, itself among them.</summary>
    public bool SeesAlive(int count)
    {
        if (!File.Exists(SocketPath)) return false;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(SocketPath));
            using var stream = new NetworkStream(socket) { ReadTimeout = (int)AnswerPatience.TotalMilliseconds };
            stream.Write("show cluster\n"u8);
            using var reader = new StreamReader(stream);
            return reader.ReadLine()?.Contains(string.Create(CultureInfo.InvariantCulture, $" alive={count} "), StringComparison.Ordinal) == true;
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            // It is not up yet: whoever asks does so again, and knows when to give up.
            return false;
        }
    }

    public void Dispose()
    {
        if (_process is not { } process) return;
        _ = Libc.Kill(process.Id, (int)ProcessSignal.Terminate);
        if (!process.WaitForExit(TimeSpan.FromSeconds(5))) process.Kill();
        process.Dispose();
    }

    private void Say(string? line)
    {
        if (line is not null) StandardStreams.WriteOutput($"[{name}] {line}\n");
    }
}
