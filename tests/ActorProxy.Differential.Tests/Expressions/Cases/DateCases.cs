namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>http_date</c>, <c>utime</c> and <c>ltime</c>, in the time zone of <see cref="ExpressionPrelude"/>.</summary>
public static class DateCases
{
    private static readonly string[] Moments =
    [
        "0", "1", "59", "86399", "86400", "951782400", "951868799", "951868800", "1000000000", "1010000000", "1078012800", "1104537599", "1104537600", "1230768000", "1293840000", "1325375999", "1356998400", "1483228799", "1711846799", "1711846800", "1729990799", "1729990800", "1729994399", "1729994400", "2147483647", "2147483648", "4102444800", "4107542399", "253402300799", "253402300800",
    ];

    private static readonly string[] Formats = ["%Y-%m-%dT%H:%M:%S", "%a %A %b %B %c %C %d %D %e", "%F %g %G %h %H %I %j %k %l %m %M", "%p|%P|%r|%R|%S|%T", "%u %U %V %w %W %x %X %y %Y %z %Z", "%G-W%V-%u %g"];

    /// <summary>Beyond the range in which zones have rules.</summary>
    private static readonly string[] Far = ["67768036191676799", "9223372036854775807", "-1", "-62135596801", "-9223372036854775808"];

    private static readonly string[] Others =
    [
        "int(1000000000),utime(\"%n|%t|%%|%+\")", "'int(1000000000),utime(\"%Ey %Od %Q %N %i %f %J %K %L %q %o %v %E %O %:z %::z\")'", "'int(1000000000),utime(\"%_d %-d %0e %^a %#Z %10Y %\")'", "'int(1000000000),utime(\"%_H %-H %_j %-j %-m %-y %_y %_Y %-I %_M %-S\")'", "'int(1000000000),utime(\"%^A|%^b|%^c|%#a|%#p|%^P|%#B|%^Z|%^p\")'", "'int(1000000000),utime(\"%5d|%05d|%_5d|%-5d|%5a|%05a|%_5a|%-5a|%12B|%20c|%20F|%10D|%10T\")'", "'int(1000000000),utime(\"%Ec|%EC|%Ex|%EX|%EY|%Oe|%OH|%OI|%Om|%OM|%OS|%Ou|%OU|%OV|%Ow|%OW|%Oy\")'", "'int(1000000000),utime(\"%Ed|%OY|%Ea|%Oa\")'", "'int(1000000000),utime(\"%_-d|%-_d|%0_d|%_0d|%^#a|%#^a\")'", "'int(1000000000),utime(\"%3%|%5n|%1Y|%2Y|%3C\")'", "'int(1000000000),ltime(\"%6z|%_z|%-z|%_6z|%10Z|%^Z|%#Z|%s\")'", "'int(1000000000),utime(\"äö %Y €\")'",
        "int(1010000000),utime(%s)", "int(1010000000),ltime(%s)", "int(1000000000),ltime(%s)", "int(1000000000),utime()", "int(1000000000),utime", "int(1000000000),utime(x)", "int(1000000000),utime(%H,3600)", "int(1000000000),utime(%H,-3600)", "int(1000000000),utime(%H,x)", "int(1000000000),utime(%H,)", "int(1000000000),utime(%H,1,1)", "int(-5),utime(%F,5)", "int(-5),utime(%F,6)", "int(5),utime(%FT%T,-100000)", "str(1000000000),utime(%F)", "str(abc),utime(%F)", "str(),utime(%F)", "bool(1),utime(%F)", "ipv4(1.2.3.4),utime(%F)", "bin(01),utime(%F)", "var(txn.none),utime(%F)", "var(txn.seven),ltime(%F)",
        "int(1000000000),ltime()", "int(1000000000),ltime", "int(1000000000),ltime(%H,3600)", "int(1000000000),ltime(%c,-86400)", "int(1000000000),utime(%1000Y),length",
        "int(1000000000),http_date(x)", "int(1000000000),http_date(5,m)", "int(1000000000),http_date(5,S)", "int(1000000000),http_date(,ms)", "int(1000000000),http_date(5,)", "int(1000000000),http_date()", "int(1000000000),http_date(1,s,2)", "str(abc),http_date", "str(),http_date", "bool(1),http_date", "bin(01),http_date",
        "int(1000000000123),http_date(0,ms)", "int(1000000000123),http_date(5,ms)", "int(1000000000999),http_date(2,ms)", "int(1000000000123456),http_date(0,us)", "int(1000000000123456),http_date(5,us)", "int(5),http_date(0,ms)", "int(5),http_date(0,us)", "int(-1),http_date(0,ms)", "int(-1500),http_date(0,ms)", "int(-1500000),http_date(0,us)", "int(1000),http_date(-2000,ms)", "int(9223372036854775807),http_date(1)", "int(-9223372036854775808),http_date(-1)",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from moment in Moments from format in Formats from converter in (string[])["utime", "ltime"] select $"'int({moment}),{converter}(\"{format}\")'",
        .. from moment in Far from format in Formats select $"'int({moment}),utime(\"{format}\")'",
        .. from moment in (string[])[.. Moments, .. Far] from argument in (string[])["", "(5)", "(-5,s)", "(0,ms)", "(0,us)"] select $"int({moment}),http_date{argument}",
        .. Others,
    ];
}
