namespace ActorProxy.Engine.Sockets.Interop;

/// <summary>Linux's numbers for the calls in <see cref="SocketCalls"/> (x86-64 and arm64 agree on these).</summary>
internal static class SocketConstants
{
    public const int FamilyUnix = 1;
    public const int FamilyIPv4 = 2;
    public const int FamilyIPv6 = 10;

    public const int Stream = 1;
    public const int Datagram = 2;
    public const int NonBlocking = 0x800;
    public const int CloseOnExec = 0x80000;

    public const int NoSignal = 0x4000;
    public const int DontWait = 0x40;
    public const int Peek = 0x2;

    public const int ShutdownRead = 0;
    public const int ShutdownWrite = 1;

    public const int LevelSocket = 1;
    public const int ReuseAddress = 2;
    public const int Error = 4;
    public const int SendBuffer = 7;
    public const int ReceiveBuffer = 8;
    public const int KeepAlive = 9;
    public const int Linger = 13;
    public const int Mark = 36;
    public const int ReusePort = 15;
    public const int BindToDevice = 25;
    public const int AcceptsConnections = 30;
    public const int BufferLock = 72;

    public const int LevelIP = 0;
    public const int IPTypeOfService = 1;
    public const int IPTimeToLive = 2;
    public const int IPTransparent = 19;
    public const int IPBindAddressNoPort = 24;
    public const int IPFreeBind = 15;

    public const int LevelIPv6 = 41;
    public const int IPv6UnicastHops = 16;
    public const int IPv6TrafficClass = 67;
    public const int IPv6Only = 26;
    public const int IPv6Transparent = 75;

    public const int LevelTcp = 6;
    public const int TcpNoDelay = 1;
    public const int TcpMaxSegment = 2;
    public const int TcpKeepIdle = 4;
    public const int TcpKeepInterval = 5;
    public const int TcpKeepCount = 6;
    public const int TcpDeferAccept = 9;
    public const int TcpInfo = 11;
    public const int TcpUserTimeout = 18;
    public const int TcpRepair = 19;
    public const int TcpFastOpen = 23;
    public const int TcpNotSentLowAt = 25;
    public const int TcpFastOpenConnect = 30;

    public const uint SpliceMove = 1;
    public const uint SpliceNonBlocking = 2;

    public const int SetPipeSize = 1031;
    public const int GetStatusFlags = 3;
    public const int SetStatusFlags = 4;
    public const int DuplicateCloseOnExec = 1030;

    public const int Interrupted = 4;
    public const int Again = 11;
    public const int NoMemory = 12;
    public const int TooManyFilesInSystem = 23;
    public const int TooManyFiles = 24;
    public const int InProgress = 115;
    public const int NoBuffers = 105;
    public const int ConnectionAborted = 103;
    public const int Protocol = 71;
    public const int ConnectionRefused = 111;
    public const int AddressInUse = 98;
    public const int AddressNotAvailable = 99;
}
