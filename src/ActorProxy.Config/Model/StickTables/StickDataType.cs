namespace ActorProxy.Config.Model.StickTables;

/// <summary>What a stick table can store beside a key. The numbers are the bits of HAProxy's peers protocol.</summary>
public enum StickDataType : byte
{
    ServerId = 0,
    Gpt0 = 1,
    Gpc0 = 2,
    Gpc0Rate = 3,
    ConnectionCount = 4,
    ConnectionRate = 5,
    CurrentConnections = 6,
    SessionCount = 7,
    SessionRate = 8,
    HttpRequestCount = 9,
    HttpRequestRate = 10,
    HttpErrorCount = 11,
    HttpErrorRate = 12,
    BytesInCount = 13,
    BytesInRate = 14,
    BytesOutCount = 15,
    BytesOutRate = 16,
    Gpc1 = 17,
    Gpc1Rate = 18,
    ServerKey = 19,
    HttpFailCount = 20,
    HttpFailRate = 21,
    Gpt = 22,
    Gpc = 23,
    GpcRate = 24,
    GlitchCount = 25,
    GlitchRate = 26,
}
