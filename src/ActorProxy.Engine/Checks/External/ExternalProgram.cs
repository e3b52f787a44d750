using System.Diagnostics;
using System.Globalization;

namespace ActorProxy.Engine.Checks.External;

/// <summary>Writes the command line and the environment of an external check's program.</summary>
internal static class ExternalProgram
{
    private const string NotUsed = "NOT_USED";
    private const string Shell = "/bin/sh";

    /// <summary>How the program is started; null when no directory has it.</summary>
    /// <param name="connections">The server's streams now.</param>
    /// <param name="maxConn">The server's limit now.</param>
    public static ProcessStartInfo? StartInfo(ExternalCheck check, int connections, int maxConn)
    {
        if (Find(check.Command, check.Path) is not { } file)
            return null;
        var start = new ProcessStartInfo(file) { UseShellExecute = false };
        AddArguments(start, check);
        start.Environment.Clear();
        foreach ((string name, string value) in Variables(check, connections, maxConn))
            start.Environment[name] = value;
        return start;
    }

    /// <summary>The same for a script that does not say what interprets it, as execvp(3) starts it.</summary>
    public static ProcessStartInfo ByShell(ProcessStartInfo start, ExternalCheck check)
    {
        var shell = new ProcessStartInfo(Shell) { UseShellExecute = false };
        shell.ArgumentList.Add(start.FileName);
        AddArguments(shell, check);
        shell.Environment.Clear();
        foreach ((string name, string? value) in start.Environment)
            shell.Environment[name] = value;
        return shell;
    }

    private static void AddArguments(ProcessStartInfo start, ExternalCheck check)
    {
        foreach (string argument in (string[])[check.ProxyAddress, check.ProxyPort, check.ServerAddress, check.ServerPort])
            start.ArgumentList.Add(argument.Length == 0 ? NotUsed : argument);
    }

    private static IEnumerable<(string Name, string Value)> Variables(ExternalCheck check, int connections, int maxConn) =>
    [
        ("HAPROXY_PROXY_ADDR", check.ProxyAddress),
        ("HAPROXY_PROXY_ID", Text(check.ProxyId)),
        ("HAPROXY_PROXY_NAME", check.ProxyName),
        ("HAPROXY_PROXY_PORT", check.ProxyPort),
        ("HAPROXY_SERVER_ADDR", check.ServerAddress),
        ("HAPROXY_SERVER_CURCONN", Text(connections)),
        ("HAPROXY_SERVER_ID", Text(check.ServerId)),
        ("HAPROXY_SERVER_MAXCONN", Text(maxConn)),
        ("HAPROXY_SERVER_NAME", check.ServerName),
        ("HAPROXY_SERVER_PORT", check.ServerPort),
        ("HAPROXY_SERVER_SSL", "0"),
        ("HAPROXY_SERVER_PROTO", "tcp"),
        ("PATH", check.Path),
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The base library would look in this process's own PATH.</summary>
    private static string? Find(string command, string path)
    {
        if (command.Contains('/', StringComparison.Ordinal))
            return command;
        foreach (string directory in path.Split(':'))
        {
            string file = Path.Join(directory.Length == 0 ? "." : directory, command);
            if (File.Exists(file))
                return file;
        }

        return null;
    }
}
