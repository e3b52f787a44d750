using System.Globalization;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Reads the <c>@</c> words of the master's socket (management.txt 9.4.1).</summary>
internal static class MasterPrefix
{
    /// <summary><c>@</c> and <c>@master</c> are the master, <c>@1</c> and <c>@!PID</c> the worker; null for a process that does not exist.</summary>
    public static MasterTarget? Parse(string prefix)
    {
        // @@ keeps the connection at its target; here every session stays where it is.
        var target = prefix.AsSpan().TrimStart('@');
        if (target is "" or "master")
            return MasterTarget.Master;
        if (target is "1")
            return MasterTarget.Worker;
        return target is ['!', .. var id] && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid == Environment.ProcessId
            ? MasterTarget.Worker
            : null;
    }
}
