using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ActorProxy.Admin.RuntimeApi.Sessions;
using ActorProxy.CommandLine;
using ActorProxy.Config.Model;
using ActorProxy.ProcessLife;
using ActorProxy.Startup;

namespace ActorProxy.Control;

/// <summary><c>actorproxy ctl</c>: sends a command to the runtime API of a running process and prints the answer as it comes.</summary>
internal static class ControlCommand
{
    public const string Word = "ctl";

    private const string SocketVariable = "ACTORPROXY_SOCKET";

    private const string Usage = """
        Usage: actorproxy ctl [-s <socket>] <command>...
               actorproxy ctl -f <file|folder>... [--node <file>] <command>...

        Sends one command to the runtime API of a running actorproxy, prints the answer as it comes,
        and exits with 0 when the command went well, with 1 when it did not or nobody answered.

          -s <socket>         the path of a stats socket, or its <host>:<port>
          -f <file|folder>    take the first stats socket of level admin from this configuration
          --node <file>       the settings of the node, with -f
          --help              show this text

        Without -s and -f the socket is the one that the variable ACTORPROXY_SOCKET names.

        Such as:
          actorproxy ctl -s /run/actorproxy.sock show cluster
          actorproxy ctl @all show info
          actorproxy ctl rolling-reload

        """;

    /// <summary>Returns the exit code.</summary>
    public static int Run(string[] words)
    {
        var options = new CommandLineOptions();
        string? address = null;
        var at = 0;
        for (; at < words.Length && words[at].StartsWith('-'); at++)
        {
            if (words[at] == "--help")
            {
                StandardStreams.WriteOutput(Usage);
                return 0;
            }

            if (words[at] is not ("-s" or "-f" or "--node") || at + 1 == words.Length) return Refuse($"unknown option '{words[at]}', or its argument is missing\n{Usage}");
            var value = words[++at];
            if (words[at - 1] == "-s") address = value;
            else if (words[at - 1] == "-f") options = options with { ConfigurationPaths = options.ConfigurationPaths.Add(value) };
            else options = options with { NodePath = value };
        }

        if (at == words.Length) return Refuse($"a command is missing\n{Usage}");
        address ??= options.ConfigurationPaths.IsEmpty ? Environment.GetEnvironmentVariable(SocketVariable) : SocketOf(options);
        if (string.IsNullOrEmpty(address)) return Refuse($"no socket is known: use -s, or -f with a configuration that has a 'stats socket' of level admin, or set {SocketVariable}\n");
        try
        {
            return Ask(address, words[at..]);
        }
        catch (Exception e) when (e is SocketException or IOException or FormatException)
        {
            return Refuse($"{address} can't be asked: {e.Message}\n");
        }
    }

    private static string? SocketOf(CommandLineOptions options)
    {
        var sockets = new ConfigurationSource(options).Load().Configuration?.Global.Stats.Sockets ?? [];
        var bind = sockets.FirstOrDefault(static one => one.Level == AdminLevel.Admin) ?? sockets.FirstOrDefault();
        return bind?.Addresses[0].Text;
    }

    private static int Ask(string address, string[] words)
    {
        EndPoint target = address.Contains('/') || !address.Contains(':') ? new UnixDomainSocketEndPoint(address) : IPEndPoint.TryParse(address, out var ip) && ip.Port > 0 ? ip : HostAndPort(address);
        using var socket = new Socket(target.AddressFamily == AddressFamily.Unspecified ? AddressFamily.InterNetwork : target.AddressFamily, SocketType.Stream, target is UnixDomainSocketEndPoint ? ProtocolType.Unspecified : ProtocolType.Tcp);
        socket.Connect(target);
        socket.Send(Encoding.UTF8.GetBytes($"{OutcomeReader.Prefix}{string.Join(' ', words.Select(Escape))}\n"));
        using var output = Console.OpenStandardOutput();
        var reader = new OutcomeReader();
        var buffer = new byte[16384];
        while (socket.Receive(buffer) is > 0 and var count)
        {
            output.Write(reader.Take(buffer.AsSpan(0, count)));
            output.Flush();
        }

        output.Write(reader.End(out var isOk));
        return isOk ? 0 : 1;
    }

    private static DnsEndPoint HostAndPort(string address)
    {
        var colon = address.LastIndexOf(':');
        return colon > 0 && int.TryParse(address.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536
            ? new DnsEndPoint(address[..colon], port, AddressFamily.InterNetwork)
            : throw new FormatException("a socket is a path, or host:port");
    }

    // Words of the command line are words of the command; what parts commands there is part of a word here.
    private static string Escape(string word) => word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace("\n", "\\\n", StringComparison.Ordinal);

    private static int Refuse(string text)
    {
        StandardStreams.WriteError($"actorproxy ctl: {text}");
        return 1;
    }
}
