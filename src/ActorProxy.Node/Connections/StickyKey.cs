using ActorProxy.Core.StickTables;
using ActorProxy.Core.StickTables.Agreement;
using ActorProxy.Node.Servers;

namespace ActorProxy.Node.Connections;

/// <summary>One key that a stream will be remembered by.</summary>
/// <param name="table">As the rule knows it: see <see cref="StickTable.Latest"/>.</param>
/// <param name="seen">What the key was bound to when it was last looked at; null for nothing.</param>
internal sealed class StickyKey(StickTable table, byte[] key, KeyBinding? seen)
{
    public StickTable Table => table.Latest;

    /// <summary>As the rule knows it.</summary>
    public StickTable Known => table;

    /// <summary>The key in the latest table's form, which a reload may have changed since the stream looked it up.</summary>
    public ReadOnlyMemory<byte> Key
    {
        get
        {
            var layout = Table.Layout;
            if (layout.IsText || key.Length >= layout.KeyLength)
                return key.AsMemory(0, Math.Min(key.Length, layout.KeyLength));
            var padded = new byte[layout.KeyLength];
            layout.Fit(key, padded);
            return padded;
        }
    }

    public KeyBinding? Seen { get; set; } = seen;

    public uint SeenEpoch => Seen?.Stamp.Epoch ?? 0;

    /// <summary>The owner has to be asked before the stream goes to this server: nobody has bound the key to it yet.</summary>
    public bool NeedsClaim(ServerRoute server) => Table is { Definition: { AsksOwner: true, IsStamped: true }, Author: not null } latest && (SeenEpoch == 0 || Seen!.Value.Target != TargetIn(latest, server));

    public static StickTarget TargetIn(StickTable table, ServerRoute server) =>
        new(table.Definition.ServerKeyIsAddress ? server.Address.ToString() : server.Name, server.Config.Id);
}
