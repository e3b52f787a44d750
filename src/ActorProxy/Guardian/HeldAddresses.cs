using System.Globalization;
using System.Net;
using ActorProxy.Core.Addresses;
using ActorProxy.Engine.Network;

namespace ActorProxy.Guardian;

/// <summary>The floating addresses that the guarded process has said it holds.</summary>
internal sealed class HeldAddresses
{
    private const string HoldsWord = "holds";
    private const string DroppedWord = "dropped";
    private const string LastWordsWord = "last-words";
    private const string NoLastWordsWord = "no-last-words";

    private readonly HashSet<(int Link, InterfaceAddress Address)> _held = [];
    private readonly List<(string Router, LastWords Words)> _lastWords = [];
    private string _rest = "";

    /// <summary>The process has begun to serve.</summary>
    public bool IsServing { get; private set; }

    public IReadOnlyCollection<(int Link, InterfaceAddress Address)> All => _held;

    /// <summary>What is to be sent once the addresses are gone.</summary>
    public IEnumerable<LastWords> LastWords => _lastWords.Select(static one => one.Words);

    public static string ServingLine => "serving\n";

    public static string HoldsLine(int link, InterfaceAddress address) => string.Create(CultureInfo.InvariantCulture, $"{HoldsWord} {link} {address}\n");

    public static string DroppedLine(int link, InterfaceAddress address) => string.Create(CultureInfo.InvariantCulture, $"{DroppedWord} {link} {address}\n");

    public static string LastWordsLine(string router, LastWords words) => string.Create(
        CultureInfo.InvariantCulture, $"{LastWordsWord} {router} {words.Link} {words.LinkIndex} {words.Source.HostText} {words.Destination.HostText} {words.Packet}\n");

    public static string NoLastWordsLine(string router) => $"{NoLastWordsWord} {router}\n";

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

        switch (line.Split(' '))
        {
            case [LastWordsWord, var router, var name, var index, var source, var destination, var packet]
                when int.TryParse(index, CultureInfo.InvariantCulture, out var linkIndex) && IPAddress.TryParse(source, out var from) && IPAddress.TryParse(destination, out var to):
                _lastWords.Add((router, new LastWords(name, linkIndex, NetworkAddress.From(from, 0), NetworkAddress.From(to, 0), packet)));
                return;
            case [NoLastWordsWord, var router]:
                _lastWords.RemoveAll(one => one.Router == router);
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
