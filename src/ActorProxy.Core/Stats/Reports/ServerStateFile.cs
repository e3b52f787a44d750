using System.Buffers;
using System.Globalization;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Balancing;
using ActorProxy.Core.Health;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The format of <c>show servers state</c> and of server-state files: a version, a header, a line a server.</summary>
public static class ServerStateFile
{
    /// <summary>The only version that there is.</summary>
    public const int Version = 1;

    private const int FieldCount = 25;

    private static ReadOnlySpan<byte> Header =>
        "# be_id be_name srv_id srv_name srv_addr srv_op_state srv_admin_state srv_uweight srv_iweight srv_time_since_last_change srv_check_status srv_check_result srv_check_health srv_check_state srv_agent_state bk_f_forced_id srv_f_forced_id srv_fqdn srv_port srvrecord srv_use_ssl srv_check_port srv_check_addr srv_agent_addr srv_agent_port\n"u8;

    /// <summary>Writes version, header and the servers of these proxies.</summary>
    public static void Write(IEnumerable<ProxySnapshot> proxies, IBufferWriter<byte> output)
    {
        var writer = new ReportWriter(output);
        writer.Number(Version);
        writer.Text("\n"u8);
        writer.Text(Header);
        foreach (var proxy in proxies)
        {
            foreach (var server in proxy.Servers)
                WriteLine(LineOf(proxy, server), writer);
        }
    }

    /// <summary>What a server's line tells.</summary>
    public static ServerStateLine LineOf(ProxySnapshot proxy, ServerSnapshot server) => new()
    {
        BackendId = proxy.Id,
        BackendName = proxy.Name,
        ServerId = server.Id,
        ServerName = server.Name,
        Address = server.Address.Family switch { AddressFamilyKind.Unix => null, AddressFamilyKind.None when !server.IsUnresolved => "0.0.0.0", _ => server.Address.HostText },
        Operation = server.Operation,
        Admin = AdminOf(server),
        UserWeight = server.UserWeight,
        InitialWeight = server.InitialWeight,
        SecondsSinceChange = server.SecondsSinceChange,
        CheckStatus = CheckStatusNumbers.Of(server.Check?.Last.Status ?? CheckStatus.Initializing),
        CheckResult = ResultOf(server.Check),
        // A server without checks counts as HAProxy's default of two passed ones while it is up.
        CheckHealth = server.Check?.Counter ?? (server.Operation == ServerOperation.Stopped ? 0 : 2),
        CheckState = StateOf(server),
        AgentState = server.Agent switch { null => 0, { IsEnabled: true } => 22, _ => 18 },
        AgentAddress = server.Agent?.Address,
        AgentPort = server.Agent?.Port ?? 0,
        HasForcedBackendId = proxy.HasOwnId,
        HasForcedServerId = server.HasOwnId,
        HostName = server.HostName,
        CheckAddress = server.CheckAddress,
        CheckPort = server.CheckPort,
        Port = server.Port,
    };

    /// <summary>Reads a file; lines that can't be used are told in <paramref name="problems"/>, by their numbers, and left out.</summary>
    /// <returns>The usable lines; none when the version is not known.</returns>
    public static IReadOnlyList<ServerStateLine> Parse(string text, ICollection<string> problems)
    {
        List<ServerStateLine> lines = [];
        var number = 0;
        var hasVersion = false;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan()[range].Trim();
            if (line.IsEmpty || line[0] == '#')
                continue;
            if (!hasVersion)
            {
                if (!int.TryParse(line, CultureInfo.InvariantCulture, out var version) || version != Version)
                {
                    problems.Add($"line {number}: version {Version} is expected, '{line}' found; the file is not used");
                    return [];
                }

                hasVersion = true;
                continue;
            }

            var words = line.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (ParseLine(words) is { } server)
                lines.Add(server);
            else
                problems.Add($"line {number}: {FieldCount} fields are expected, numbers where numbers belong; the line is not used");
        }

        return lines;
    }

    private static ServerStateLine? ParseLine(string[] words)
    {
        // Older files lack the last fields; what is there decides (19 since 1.8).
        if (words.Length is < 19 or > FieldCount)
            return null;
        Span<long> numbers = stackalloc long[FieldCount];
        ReadOnlySpan<int> numeric = [0, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 21, 24];
        foreach (var i in numeric)
        {
            if (i < words.Length && words[i] != "-" && !long.TryParse(words[i], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out numbers[i]))
                return null;
        }

        if (numbers[5] is < 0 or > 3 || numbers[6] is < 0 or > 0x3F || numbers[7] is < 0 or > 256 || numbers[8] is < 0 or > 256 || numbers[18] is < 0 or > 65535)
            return null;
        return new ServerStateLine
        {
            BackendId = (int)numbers[0],
            BackendName = words[1],
            ServerId = (int)numbers[2],
            ServerName = words[3],
            Address = NullForDash(words[4]),
            Operation = (ServerOperation)numbers[5],
            Admin = (ServerAdminState)numbers[6],
            UserWeight = (int)numbers[7],
            InitialWeight = (int)numbers[8],
            SecondsSinceChange = Math.Max(0, numbers[9]),
            CheckStatus = (int)numbers[10],
            CheckResult = (int)numbers[11],
            CheckHealth = (int)numbers[12],
            CheckState = (int)numbers[13],
            AgentState = (int)numbers[14],
            HasForcedBackendId = numbers[15] != 0,
            HasForcedServerId = numbers[16] != 0,
            HostName = NullForDash(words[17]),
            Port = (int)numbers[18],
            ServiceRecord = words.Length > 19 ? NullForDash(words[19]) : null,
            UsesTls = numbers[20] != 0,
            CheckPort = (int)numbers[21],
            CheckAddress = words.Length > 22 ? NullForDash(words[22]) : null,
            AgentAddress = words.Length > 23 ? NullForDash(words[23]) : null,
            AgentPort = (int)numbers[24],
        };
    }

    private static void WriteLine(ServerStateLine line, ReportWriter writer) => writer.Text(string.Create(
        CultureInfo.InvariantCulture,
        $"{line.BackendId} {line.BackendName} {line.ServerId} {line.ServerName} {line.Address ?? "-"} {(int)line.Operation} {(int)line.Admin} {line.UserWeight} {line.InitialWeight} {line.SecondsSinceChange} {line.CheckStatus} {line.CheckResult} {line.CheckHealth} {line.CheckState} {line.AgentState} {(line.HasForcedBackendId ? 1 : 0)} {(line.HasForcedServerId ? 1 : 0)} {line.HostName ?? "-"} {line.Port} {line.ServiceRecord ?? "-"} {(line.UsesTls ? 1 : 0)} {line.CheckPort} {line.CheckAddress ?? "-"} {line.AgentAddress ?? "-"} {line.AgentPort}\n"));

    private static int ResultOf(ServerCheckSnapshot? check) => check?.Last.Status switch
    {
        null or CheckStatus.Unknown or CheckStatus.Initializing => 0,
        CheckStatus.Layer7PassedConditionally => 4,
        var status => status.Value.IsPassed() ? 3 : 2,
    };

    private static int StateOf(ServerSnapshot server)
    {
        // What the configuration disables starts with its checks paused, even if it has none.
        if (server.Check is not { } check)
            return (server.Admin & ServerAdminState.ConfiguredMaint) != 0 ? 8 : 0;
        return 2 + (check.IsEnabled ? 4 : 0) + (check.IsPaused && check.IsEnabled ? 8 : 0) + (check.IsRunning ? 1 : 0);
    }

    // HAProxy marks a server whose line says "disabled" as put into maintenance by an operator too, and keeps the
    // configuration's mark when an operator takes it out again.
    private static ServerAdminState AdminOf(ServerSnapshot server)
    {
        var admin = server.Admin & ~ServerAdminState.ConfiguredMaint;
        if ((server.Admin & ServerAdminState.ConfiguredMaint) != 0)
            admin |= ServerAdminState.ForcedMaint;
        return server.IsConfiguredDisabled ? admin | ServerAdminState.ConfiguredMaint : admin;
    }

    private static string? NullForDash(string word) => word == "-" ? null : word;
}
