using System.Globalization;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Logging;
using ActorProxy.Node.Connections;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>Writes a session for <c>show sess</c>: as one line that scripts cut, or with all that is known.</summary>
internal static class SessionReport
{
    public static string Line(SessionSnapshot session) => string.Create(
        CultureInfo.InvariantCulture,
        $"{SessionIdentifier.Of(session.Number)}: proto={ProtocolOf(session)} src={Source(session)} fe={session.Frontend} be={session.Backend ?? "<NONE>"} srv={session.Server ?? "<none>"} ts=00 epoch=0x{session.Generation:x} age={Age(session.AgeMs)} st={PhaseName(session.Phase)} idle={Idle(session)} in={session.BytesUploaded} out={session.BytesDownloaded} rt={session.Retries} loop={session.Loop} scf=[fd={session.ClientDescriptor}] scb=[fd={session.ServerDescriptor}]");

    public static IEnumerable<string> Details(SessionSnapshot session)
    {
        var local = session.AcceptedAt.ToLocalTime();
        yield return string.Create(CultureInfo.InvariantCulture, $"{SessionIdentifier.Of(session.Number)}: [{local:dd/MMM/yyyy:HH:mm:ss.ffffff}] id={session.Number} proto={ProtocolOf(session)} source={Source(session)}");
        yield return string.Create(CultureInfo.InvariantCulture, $"  state={PhaseName(session.Phase)}, conn_retries={session.Retries}, generation={session.Generation}, loop={session.Loop}, age={Age(session.AgeMs)}, idle={Idle(session)}");
        yield return string.Create(CultureInfo.InvariantCulture, $"  frontend={session.Frontend} (id={session.FrontendId} mode=tcp), listener={session.Listener} (id={session.ListenerId}) addr={AddressOf(session.ListenerAddress, session.ListenerId)}");
        yield return session.Backend is null ? "  backend=<NONE> (id=-1 mode=-)" : string.Create(CultureInfo.InvariantCulture, $"  backend={session.Backend} (id={session.BackendId} mode=tcp)");
        yield return session.Server is null ? "  server=<NONE> (id=-1)" : string.Create(CultureInfo.InvariantCulture, $"  server={session.Server} (id={session.ServerId}) addr={session.ServerAddress}");
        yield return string.Create(CultureInfo.InvariantCulture, $"  scf=[fd={session.ClientDescriptor} done={(session.IsClientDone ? 1 : 0)}] scb=[fd={session.ServerDescriptor} done={(session.IsServerDone ? 1 : 0)}]");
        yield return string.Create(CultureInfo.InvariantCulture, $"  req=[total={session.BytesUploaded} pending={(session.HasPendingUpload ? 1 : 0)}] res=[total={session.BytesDownloaded} pending={(session.HasPendingDownload ? 1 : 0)}]");
    }

    /// <summary>The two largest units, as in <c>4m10s</c>.</summary>
    internal static string Age(long ms)
    {
        var age = TimeSpan.FromMilliseconds(ms);
        return age switch
        {
            { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{age.Seconds}s"),
            { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{age.Minutes}m{age.Seconds}s"),
            { TotalDays: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{age.Hours}h{age.Minutes}m"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalDays}d{age.Hours}h"),
        };
    }

    private static string Idle(SessionSnapshot session) => session.IdleMs is { } idle ? Age(idle) : "";

    private static string ProtocolOf(SessionSnapshot session) => session.ListenerAddress.Family switch
    {
        AddressFamilyKind.IPv4 => "tcpv4",
        AddressFamilyKind.IPv6 => "tcpv6",
        _ => "unix_stream",
    };

    private static string Source(SessionSnapshot session) => AddressOf(session.Client, session.ListenerId);

    private static string AddressOf(NetworkAddress address, int listener) => address.IsInternet ? address.ToString() : string.Create(CultureInfo.InvariantCulture, $"unix:{listener}");

    private static string PhaseName(ClosePhase phase) => phase switch
    {
        ClosePhase.Request => "request",
        ClosePhase.Queue => "queue",
        ClosePhase.Connect => "connect",
        _ => "data",
    };
}
