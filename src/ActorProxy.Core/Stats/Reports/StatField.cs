namespace ActorProxy.Core.Stats.Reports;

/// <summary>One value of a statistics report with what tools need to aggregate it (management.txt 9.2).</summary>
/// <param name="Tags">Origin, nature and scope, a letter each, such as <c>MGP</c>: a metric, a gauge, of this process.</param>
public readonly record struct StatField(StatFieldType Type, string Tags, long Number = 0, string? Text = null)
{
    /// <summary>The value where the type is <see cref="StatFieldType.Float"/>, in the bits of <see cref="Number"/>.</summary>
    public double Fraction => BitConverter.Int64BitsToDouble(Number);

    public static StatField Gauge(long value) => new(StatFieldType.Unsigned32, "MGP", value);

    public static StatField WideGauge(long value) => new(StatFieldType.Unsigned64, "MGP", value);

    public static StatField Maximum(long value) => new(StatFieldType.Unsigned32, "MMP", value);

    public static StatField Counter(long value) => new(StatFieldType.Unsigned64, "MCP", value);

    public static StatField ShortCounter(long value) => new(StatFieldType.Unsigned32, "MCP", value);

    public static StatField Rate(long value) => new(StatFieldType.Unsigned32, "MRP", value);

    public static StatField WideRate(long value) => new(StatFieldType.Unsigned64, "MRP", value);

    public static StatField Average(long value) => new(StatFieldType.Unsigned32, "MaP", value);

    public static StatField Age(long seconds) => new(StatFieldType.Unsigned32, "MAP", seconds);

    /// <summary>An age that is -1 when there was no event yet.</summary>
    public static StatField AgeOrNone(long seconds) => new(StatFieldType.Signed32, "MAP", seconds);

    public static StatField Duration(long value) => new(StatFieldType.Unsigned32, "MDP", value);

    public static StatField WideDuration(long value) => new(StatFieldType.Unsigned64, "MDP", value);

    public static StatField Limit(long value) => new(StatFieldType.Unsigned32, "CLP", value);

    /// <summary>A number of the configuration, the same in all processes that use it.</summary>
    public static StatField Setting(long value) => new(StatFieldType.Unsigned32, "CGS", value);

    public static StatField Setting(string text) => new(StatFieldType.Text, "CGS", Text: text);

    /// <summary>A name that other rows or files refer to.</summary>
    public static StatField KeyName(string text) => new(StatFieldType.Text, "KNS", Text: text);

    public static StatField SettingName(string text) => new(StatFieldType.Text, "CNS", Text: text);

    public static StatField Key(long value) => new(StatFieldType.Unsigned32, "KGS", value);

    /// <summary>A number that identifies the process.</summary>
    public static StatField ProcessKey(long value) => new(StatFieldType.Unsigned32, "KGP", value);

    public static StatField Status(string text) => new(StatFieldType.Text, "SGP", Text: text);

    public static StatField Status(long value) => new(StatFieldType.Unsigned32, "SGP", value);

    /// <summary>Text that a check or command gave.</summary>
    public static StatField Output(string text) => new(StatFieldType.Text, "MOP", Text: text);

    public static StatField Output(long value) => new(StatFieldType.Unsigned32, "MOP", value);

    /// <summary>What the product says of itself.</summary>
    public static StatField Product(string text) => new(StatFieldType.Text, "POS", Text: text);

    public static StatField SettingOutput(string text) => new(StatFieldType.Text, "COS", Text: text);

    public static StatField TextDuration(string text) => new(StatFieldType.Text, "MDP", Text: text);

    public static StatField FractionalDuration(double seconds) => new(StatFieldType.Float, "MDP", BitConverter.DoubleToInt64Bits(seconds));

    public static StatField FractionalRate(double perSecond) => new(StatFieldType.Float, "MRP", BitConverter.DoubleToInt64Bits(perSecond));
}
