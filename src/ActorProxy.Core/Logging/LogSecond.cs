namespace ActorProxy.Core.Logging;

/// <summary>One second of wall clock in all the ways that log lines write it, kept until another second is asked for.</summary>
/// <remarks>For one thread. Converting a second takes some hundred nanoseconds, and thousands of lines share one.</remarks>
internal sealed class LogSecond(TimeZoneInfo zone)
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    private readonly byte[] _local = new byte[20];
    private readonly byte[] _offset = new byte[6];
    private readonly byte[] _gmt = new byte[26];
    private readonly byte[] _syslog = new byte[15];
    private readonly byte[] _iso = new byte[19];
    private readonly byte[] _isoOffset = new byte[6];
    private long _unixSecond = long.MinValue;

    /// <summary><c>22/Nov/2026:08:14:40</c>, local.</summary>
    public ReadOnlySpan<byte> Local => _local;

    /// <summary><c> +0000</c>, with the blank before it.</summary>
    public ReadOnlySpan<byte> Offset => _offset;

    /// <summary><c>22/Nov/2026:08:14:40 +0000</c>.</summary>
    public ReadOnlySpan<byte> Gmt => _gmt;

    /// <summary><c>Nov 22 08:16:31</c>, local, a day below ten with a blank (RFC 3164 4.1.2).</summary>
    public ReadOnlySpan<byte> Syslog => _syslog;

    /// <summary><c>2026-11-22T08:16:31</c>, local.</summary>
    public ReadOnlySpan<byte> Iso => _iso;

    /// <summary><c>+00:00</c>.</summary>
    public ReadOnlySpan<byte> IsoOffset => _isoOffset;

    public void Set(long unixSecond)
    {
        if (unixSecond == _unixSecond)
            return;
        _unixSecond = unixSecond;
        var gmt = DateTimeOffset.FromUnixTimeSeconds(unixSecond);
        var local = TimeZoneInfo.ConvertTime(gmt, zone);
        Date(_local, local);
        Date(_gmt, gmt);
        " +0000"u8.CopyTo(_gmt.AsSpan(20));

        var offset = (int)local.Offset.TotalMinutes;
        var (hours, minutes) = Math.DivRem(Math.Abs(offset), 60);
        var sign = offset < 0 ? (byte)'-' : (byte)'+';
        _offset[0] = (byte)' ';
        _isoOffset[0] = _offset[1] = sign;
        Digits(_offset, 2, hours, 2);
        Digits(_offset, 4, minutes, 2);
        Digits(_isoOffset, 1, hours, 2);
        _isoOffset[3] = (byte)':';
        Digits(_isoOffset, 4, minutes, 2);

        Month(_syslog, 0, local);
        _syslog[3] = _syslog[6] = (byte)' ';
        Digits(_syslog, 4, local.Day, 2);
        if (local.Day < 10)
            _syslog[4] = (byte)' ';
        Time(_syslog, 7, local);

        Digits(_iso, 0, local.Year, 4);
        _iso[4] = _iso[7] = (byte)'-';
        Digits(_iso, 5, local.Month, 2);
        Digits(_iso, 8, local.Day, 2);
        _iso[10] = (byte)'T';
        Time(_iso, 11, local);
    }

    private static void Date(byte[] target, DateTimeOffset date)
    {
        Digits(target, 0, date.Day, 2);
        target[2] = target[6] = (byte)'/';
        Month(target, 3, date);
        Digits(target, 7, date.Year, 4);
        target[11] = (byte)':';
        Time(target, 12, date);
    }

    private static void Time(byte[] target, int at, DateTimeOffset date)
    {
        Digits(target, at, date.Hour, 2);
        Digits(target, at + 3, date.Minute, 2);
        Digits(target, at + 6, date.Second, 2);
        target[at + 2] = target[at + 5] = (byte)':';
    }

    private static void Month(byte[] target, int at, DateTimeOffset date)
    {
        for (var i = 0; i < 3; i++)
            target[at + i] = (byte)Months[date.Month - 1][i];
    }

    private static void Digits(byte[] target, int at, int number, int count)
    {
        for (var i = at + count - 1; i >= at; i--, number /= 10)
            target[i] = (byte)('0' + number % 10);
    }
}
