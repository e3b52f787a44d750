using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Listening;
using ActorProxy.Engine.Sockets.Interop;

namespace ActorProxy.Engine.Sockets.DescriptorPassing;

/// <summary>What the kernel says of a descriptor that came from another process, to find the bind line that it belongs to.</summary>
/// <param name="Address">Where it is bound, as a bind line would name it; null for what no bind line can name.</param>
/// <param name="IsStream">A stream socket: not one for datagrams.</param>
/// <param name="IsListening">Takes connections already.</param>
/// <param name="IsV6Only">For IPv6: takes no IPv4.</param>
/// <param name="IsTransparent">May be bound to an address that is not this host's.</param>
/// <param name="IsFreeBind">May be bound to an address that this host does not have yet.</param>
public sealed record ListenerFacts(ListenAddress? Address, bool IsStream, bool IsListening, bool IsV6Only, bool IsTransparent, bool IsFreeBind)
{
    private const int SocketTypeOption = 3;
    private const int PathOffset = 2;

    public static unsafe ListenerFacts Of(int descriptor)
    {
        var address = default(SocketAddressBuffer);
        uint length = SocketAddressBuffer.Size;
        fixed (byte* start = address.Bytes)
        {
            if (SocketCalls.GetLocalAddress(descriptor, start, &length) < 0)
                throw new IOException($"descriptor {descriptor} is not a socket: {SocketErrors.Describe(Marshal.GetLastSystemError())}");
        }

        bool isIPv6 = address.Family == SocketConstants.FamilyIPv6;
        return new ListenerFacts(
            AddressOf(ref address, (int)length),
            SocketOptions.Get(descriptor, SocketConstants.LevelSocket, SocketTypeOption) == SocketConstants.Stream,
            SocketOptions.Get(descriptor, SocketConstants.LevelSocket, SocketConstants.AcceptsConnections) == 1,
            isIPv6 && SocketOptions.Get(descriptor, SocketConstants.LevelIPv6, SocketConstants.IPv6Only) == 1,
            SocketOptions.Get(descriptor, isIPv6 ? SocketConstants.LevelIPv6 : SocketConstants.LevelIP, isIPv6 ? SocketConstants.IPv6Transparent : SocketConstants.IPTransparent) == 1,
            SocketOptions.Get(descriptor, SocketConstants.LevelIP, SocketConstants.IPFreeBind) == 1);
    }

    private static ListenAddress? AddressOf(ref SocketAddressBuffer address, int length)
    {
        NetworkAddress internet = address.ToNetworkAddress();
        if (internet.IsInternet)
            return ListenAddress.Internet(internet);
        if (address.Family != SocketConstants.FamilyUnix || length <= PathOffset)
            return null;
        ReadOnlySpan<byte> name = address.Bytes[PathOffset..length];
        if (name[0] == 0)
            return ListenAddress.Abstract(Encoding.UTF8.GetString(name[1..].TrimEnd((byte)0)), isPadded: length == SocketAddressBuffer.Size);
        int end = name.IndexOf((byte)0);
        return ListenAddress.Unix(WithoutTemporarySuffix(Encoding.UTF8.GetString(end < 0 ? name : name[..end])));
    }

    /// <summary>The path before <c>.PID.tmp</c>, under which a socket is bound before its file is moved into place.</summary>
    private static string WithoutTemporarySuffix(string path)
    {
        const string Suffix = ".tmp";
        if (!path.EndsWith(Suffix, StringComparison.Ordinal))
            return path;
        int dot = path.LastIndexOf('.', path.Length - Suffix.Length - 1);
        return dot > 0 && int.TryParse(path.AsSpan(dot + 1, path.Length - Suffix.Length - dot - 1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
            ? path[..dot]
            : path;
    }
}
