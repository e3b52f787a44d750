using System.Buffers.Binary;
using ActorProxy.Core.Addresses;
using ActorProxy.Core.Vrrp;

namespace ActorProxy.Fuzz.Targets;

/// <summary>What comes in on the protocol number of VRRP, as it is and with a right checksum; and the input as a list of things that happen to a virtual router.</summary>
internal sealed class VrrpTarget : IFuzzTarget
{
    private static readonly VrrpEnvelope IPv4 = new(NetworkAddress.IPv4(0xC0000201, 0), VrrpEnvelope.IPv4Group, 255);
    private static readonly VrrpEnvelope IPv6 = new(new NetworkAddress(AddressFamilyKind.IPv6, 0xFE80_0000_0000_0000, 1, 0), VrrpEnvelope.IPv6Group, 255);

    public string Name => "vrrp";

    public IReadOnlyList<string> Corpus { get; } = ["tests/ActorProxy.Tests/Core/Vrrp/Packets"];

    public int MostBytes => VrrpPacket.MostBytes + 8;

    public void Run(ReadOnlySpan<byte> input)
    {
        Read(input, IPv4);
        Read(input, IPv6);
        Read(WithChecksum(input, IPv4), IPv4);
        Read(WithChecksum(input, IPv6), IPv6);
        Happen(input);
    }

    private static void Read(ReadOnlySpan<byte> input, in VrrpEnvelope envelope)
    {
        var isRead = VrrpPacket.TryRead(input, envelope, out var advertisement, out var refusal);
        if (isRead != (advertisement is not null) || isRead != (refusal == VrrpRefusal.None))
            throw new InvalidOperationException($"read: {isRead}, {refusal}, {advertisement}");
        if (!isRead)
            return;
        var again = new byte[VrrpPacket.LengthOf(advertisement!)];
        if (VrrpPacket.Write(advertisement!, envelope, again) != input.Length || !VrrpPacket.TryRead(again, envelope, out var same, out refusal) || same != advertisement)
            throw new InvalidOperationException($"{advertisement} written and read again: {refusal}");
    }

    private static byte[] WithChecksum(ReadOnlySpan<byte> input, in VrrpEnvelope envelope)
    {
        var bytes = input.ToArray();
        if (bytes.Length < 8)
            return bytes;
        bytes.AsSpan(6, 2).Clear();
        var hasPseudoHeader = bytes[0] >> 4 == 3;
        var sum = hasPseudoHeader ? Sum(envelope.Source) + Sum(envelope.Destination) + VrrpEnvelope.Protocol + (ulong)bytes.Length : 0;
        sum += Sum(bytes);
        while (sum > 0xFFFF)
            sum = (sum & 0xFFFF) + (sum >> 16);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(6), (ushort)~sum);
        return bytes;
    }

    private static ulong Sum(NetworkAddress address)
    {
        var bytes = new byte[16];
        return Sum(bytes.AsSpan(0, address.WriteBytes(bytes)));
    }

    private static ulong Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0UL;
        for (var at = 0; at < bytes.Length; at++)
            sum += (ulong)bytes[at] << (at % 2 == 0 ? 8 : 0);
        return sum;
    }

    /// <summary>Three bytes are one thing that happens, and the time until then.</summary>
    private static void Happen(ReadOnlySpan<byte> input)
    {
        var config = new VrrpRouterConfig
        {
            RouterId = 1,
            Addresses = [NetworkAddress.IPv4(0xC0000264, 0)],
            Version = input.Length % 2 == 0 ? VrrpVersion.V2 : VrrpVersion.V3,
            IntervalCentiseconds = 100,
            PreemptDelayMs = input.Length % 5 * 500,
            IsPreempting = input.Length % 3 != 0,
        };
        var router = new VrrpRouter(config, IPv4.Source);
        var holds = false;
        var now = 0L;
        for (; input.Length >= 3; input = input[3..])
        {
            var (kind, value) = (input[0] % 12, input[1]);
            now = input[0] < 128 && router.DueAtMs is { } due ? Math.Max(now, due) : now + (input[2] * 20);
            var source = IPv4.Source with { Low = IPv4.Source.Low + (ulong)(input[2] % 4) };
            Follow(router, Happens(router, kind, value, source, now), ref holds);

            // What is due moves on when it is told so: a caller would spin otherwise.
            for (var rounds = 0; router.DueAtMs is { } next && next <= now; rounds++)
            {
                if (rounds > 10)
                    throw new InvalidOperationException($"still due at {next} in {router.State}, {now} now");
                Follow(router, router.TimerExpired(now), ref holds);
            }
        }
    }

    private static IReadOnlyList<VrrpAction> Happens(VrrpRouter router, int kind, byte value, NetworkAddress source, long now) => kind switch
    {
        0 => router.Start(now),
        1 => router.Stop(now),
        2 => router.SetPriority(Math.Max((byte)1, value), now),
        3 => router.SetFault(value % 2 == 0, now),
        4 => router.OwnerIsGone(source, now),
        5 => router.SetSuccessor(value % 2 == 0, value % 3 == 0 ? null : source, now),
        6 => router.HandOver(now),
        7 => router.Resume(now),
        8 => router.AnnounceAgain(now),
        9 or 10 => router.Received(new VrrpAdvertisement(router.Config.Version, 1, value, 100, router.Config.Addresses), source, now),
        _ => router.TimerExpired(now),
    };

    private static void Follow(VrrpRouter router, IReadOnlyList<VrrpAction> actions, ref bool holds)
    {
        foreach (var action in actions)
        {
            if (action is VrrpAction.Acquire or VrrpAction.Release)
            {
                if (holds == action is VrrpAction.Acquire)
                    throw new InvalidOperationException($"{action} while it holds: {holds}");
                holds = !holds;
            }
        }

        if (holds != (router.State == VrrpState.Master))
            throw new InvalidOperationException($"holds in {router.State}: {holds}");
        if (router.DueAtMs is null != router.State is VrrpState.Initialize or VrrpState.Fault)
            throw new InvalidOperationException($"due at {router.DueAtMs} in {router.State}");
    }
}
