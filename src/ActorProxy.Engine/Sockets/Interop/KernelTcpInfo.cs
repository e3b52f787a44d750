using System.Runtime.InteropServices;
using ActorProxy.Core.Samples;

namespace ActorProxy.Engine.Sockets.Interop;

/// <summary>The part of the kernel's <c>struct tcp_info</c> that is read (linux/tcp.h); newer kernels only add to its end.</summary>
[StructLayout(LayoutKind.Explicit, Size = 92)]
internal readonly struct KernelTcpInfo
{
    [FieldOffset(24)]
    private readonly uint _unacked;

    [FieldOffset(28)]
    private readonly uint _sacked;

    [FieldOffset(32)]
    private readonly uint _lost;

    [FieldOffset(36)]
    private readonly uint _retransmits;

    [FieldOffset(40)]
    private readonly uint _fackets;

    [FieldOffset(68)]
    private readonly uint _rtt;

    [FieldOffset(72)]
    private readonly uint _rttVariance;

    [FieldOffset(88)]
    private readonly uint _reordering;

    public TcpInfo ToTcpInfo() => new(_rtt, _rttVariance, _unacked, _sacked, _lost, _retransmits, _fackets, _reordering);
}
