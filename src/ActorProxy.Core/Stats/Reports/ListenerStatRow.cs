using ActorProxy.Core.Addresses;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>Makes the row of a listener.</summary>
internal static class ListenerStatRow
{
    public static StatRow Of(ListenerSnapshot listener, bool showsAddress, StatField[] fields)
    {
        var row = new StatRow(StatObjectKind.Listener, listener.ProxyId, listener.Id, fields)
        {
            [StatColumn.ProxyName] = StatField.KeyName(listener.ProxyName),
            [StatColumn.ServiceName] = StatField.KeyName(listener.Name),
            [StatColumn.SessionsNow] = StatField.Gauge(listener.Sessions),
            [StatColumn.SessionsMax] = StatField.Maximum(listener.MaxSessions),
            [StatColumn.SessionLimit] = StatField.Limit(listener.SessionLimit),
            [StatColumn.SessionsTotal] = StatField.Counter(listener.TotalSessions),
            [StatColumn.BytesIn] = StatField.Counter(listener.BytesIn),
            [StatColumn.BytesOut] = StatField.Counter(listener.BytesOut),
            [StatColumn.DeniedRequests] = StatField.Counter(listener.DeniedRequests),
            [StatColumn.DeniedResponses] = StatField.Counter(listener.DeniedResponses),
            [StatColumn.RequestErrors] = StatField.Counter(listener.RequestErrors),
            [StatColumn.Status] = StatField.Status(StatusText(listener.Status)),
            [StatColumn.ProcessNumber] = StatField.ProcessKey(1),
            [StatColumn.ProxyId] = StatField.Key(listener.ProxyId),
            [StatColumn.ServiceId] = StatField.Key(listener.Id),
            [StatColumn.Type] = StatField.Setting((int)StatObjectKind.Listener),
            [StatColumn.Mode] = StatField.Setting(StatModes.NameOf(listener.Mode)),
            [StatColumn.DeniedConnections] = StatField.Counter(listener.DeniedConnections),
            [StatColumn.DeniedSessions] = StatField.Counter(listener.DeniedSessions),
            [StatColumn.FailedRewrites] = StatField.Counter(listener.FailedRewrites),
            [StatColumn.InternalErrors] = StatField.Counter(listener.InternalErrors),
            [StatColumn.Protocol] = StatField.Status(ProtocolText(listener.Address.Family)),
        };
        if (showsAddress)
            row[StatColumn.Address] = StatField.Setting(StatAddresses.TextOf(listener.Address, listener.Address.Port));
        StatExtras.AddTo(row);
        return row;
    }

    private static string StatusText(ListenerStatus status) => status switch
    {
        ListenerStatus.Waiting => "WAITING",
        ListenerStatus.Full => "FULL",
        _ => "OPEN",
    };

    private static string ProtocolText(AddressFamilyKind family) => family switch
    {
        AddressFamilyKind.IPv6 => "tcpv6",
        AddressFamilyKind.Unix => "unix_stream",
        _ => "tcpv4",
    };
}
