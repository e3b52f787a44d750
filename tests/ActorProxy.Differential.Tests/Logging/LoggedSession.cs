using System.Globalization;
using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Logging;

namespace ActorProxy.Differential.Tests.Logging;

/// <summary>A session that haproxy logged, read back from words at the line's begin, so that our renderer gets the same values.</summary>
/// <param name="Text">The rest of the line: the format under test.</param>
internal sealed record LoggedSession(SessionLogRecord Record, long LogCounter, int ProcessId, string Text)
{
    /// <summary>What stands before the format under test.</summary>
    public const string Head =
        "%Ts,%ms,%pid,%lc,%rt,%Th,%Tw,%Tc,%Tt,%U,%B,%ts,%rc,%ac,%fc,%bc,%sc,%sq,%bq,%b,%s,%si,%sp,%bi,%bp,%ci,%cp,%fi,%fp,%f|";

    public static LoggedSession Parse(string line)
    {
        var bar = line.IndexOf('|', StringComparison.Ordinal);
        var words = new Queue<string>(line[..bar].Split(','));
        string Next() => words.Dequeue();
        long Number() => long.Parse(Next(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

        var accepted = Number() * 1000 + Number();
        var processId = (int)Number();
        var logCounter = Number();
        var record = new SessionLogRecord
        {
            AcceptedUnixMs = accepted,
            SessionNumber = Number(),
            HandshakeMs = Number(),
            QueueMs = Number(),
            ConnectMs = Number(),
            TotalMs = Number(),
            BytesUploaded = Number(),
            BytesRead = Number(),
            Reason = Reason(Next()),
        };
        var retries = Next();
        record.IsRedispatched = retries.StartsWith('+');
        record.Retries = int.Parse(retries, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        record.ProcessConnections = Number();
        record.FrontendConnections = Number();
        record.BackendConnections = Number();
        record.ServerConnections = Number();
        record.ServerQueuePosition = Number();
        record.BackendQueuePosition = Number();
        record.BackendName = Next();
        record.ServerName = Next() is var server && server == "<NOSRV>" ? null : server;
        record.Server = Address(Next(), Next());
        record.Source = Address(Next(), Next());
        record.Client = Address(Next(), Next());
        record.Frontend = Address(Next(), Next());
        record.FrontendName = Next();
        return new LoggedSession(record, logCounter, processId, line[(bar + 1)..]);
    }

    private static CloseReason Reason(string letters) => new((CloseSide)letters[0], (ClosePhase)letters[1]);

    private static NetworkAddress Address(string host, string port) => host switch
    {
        "-" => default,
        "unix" => NetworkAddress.Unix.WithPort(int.Parse(port, CultureInfo.InvariantCulture)),
        _ => NetworkAddress.From(IPAddress.Parse(host), int.Parse(port, CultureInfo.InvariantCulture)),
    };
}
