using System.Globalization;

namespace ActorProxy.Admin.RuntimeApi.Commands;

/// <summary>A port as an operator types it: a number, or <c>+N</c> and <c>-N</c> for an offset to the port that the client used.</summary>
internal readonly record struct PortArgument(int Number, bool IsOffset)
{
    public static bool TryParse(string text, out PortArgument port)
    {
        var isOffset = text is ['+' or '-', ..];
        port = default;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > ushort.MaxValue)
            return false;
        port = new PortArgument(number, isOffset);
        return true;
    }

    public override string ToString() => IsOffset ? Number.ToString("+0;-0", CultureInfo.InvariantCulture) : Number.ToString(CultureInfo.InvariantCulture);
}
