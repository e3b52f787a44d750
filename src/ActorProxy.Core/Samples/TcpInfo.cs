namespace ActorProxy.Core.Samples;

/// <summary>What the kernel measures of a TCP connection (tcp(7), TCP_INFO), as far as fetches show it. Times in microseconds.</summary>
public readonly record struct TcpInfo(uint RttUs, uint RttVarianceUs, uint Unacked, uint Sacked, uint Lost, uint Retransmits, uint Fackets, uint Reordering);
