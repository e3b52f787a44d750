using System.Globalization;
using ActorProxy.Engine.Network;

namespace ActorProxy.Guardian;

/// <summary>The floating addresses that the guarded process has said it holds.</summary>
internal sealed class HeldAddresses
{
    private const string HoldsWord = "holds";
    private const string DroppedWord = "dropped";

    private readonly HashSet<(int Link, InterfaceAddress Address)> _held = [];
    private string _rest = "";

    /// <summary>The process has begun to serve.</summary>
    public bool IsServing { get; private set; }

    public IReadOnlyCollection<(int Link, InterfaceAddress Address)> All => _held;

    public static string ServingLine => "serving\n";

    public static string HoldsLine(int link, InterfaceAddress address) => string.Create(CultureInfo.InvariantCulture, $"{HoldsWord} {link} {address}\n");

    public static string DroppedLine(int link, InterfaceAddress address) => string.Create(CultureInfo.InvariantCulture, $"{DroppedWord} {link} {address}\n");

    /// <summary>Takes what the process has written, in pieces as they come.</summary>
    public void Take(string text)
    {
        var lines = (_rest + text).Split('\n');
        _rest = lines[^1];
        foreach (var line in lines.AsSpan()[..^1])
            TakeLine(line);
    }

    private void TakeLine(string line)
    {
        if (line + "\n" == ServingLine)
        {
            IsServing = true;
            return;
        }

        if (line.Split(' ') is not [var word, var number, var text] || !int.TryParse(number, CultureInfo.InvariantCulture, out var link))
            return;
        if (!InterfaceAddress.TryParse(text, out var address))
            return;
        if (word == HoldsWord)
            _held.Add((link, address));
        else if (word == DroppedWord)
            _held.Remove((link, address));
    }
}
