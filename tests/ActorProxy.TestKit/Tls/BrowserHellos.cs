using static ActorProxy.TestKit.Tls.ClientHelloBytes;

namespace ActorProxy.TestKit.Tls;

/// <summary>What browsers send first. All of them ask for <c>www.example.com</c> and offer h2 and http/1.1.</summary>
/// <remarks>
/// Put together after their published fingerprints: JA3 and JA4 as <c>tls.peet.ws</c>, <c>browserleaks.com</c> and the test vectors of
/// FoxIO's JA4 tell them. Chrome draws the order of its extensions since version 110: hence several orders of one hello.
/// </remarks>
public static class BrowserHellos
{
    public const string Host = "www.example.com";

    private const int Grease = 0x2a2a;
    private const int OtherGrease = 0xdada;
    private const int MlKem = 0x11ec;

    private static readonly int[] ChromeCiphers = [4865, 4866, 4867, 49195, 49199, 49196, 49200, 52393, 52392, 49171, 49172, 156, 157, 47, 53];
    private static readonly int[] ChromeSignatures = [0x0403, 0x0804, 0x0401, 0x0503, 0x0805, 0x0501, 0x0806, 0x0601];
    private static readonly int[] FirefoxCiphers = [4865, 4867, 4866, 49195, 49199, 52393, 52392, 49196, 49200, 49162, 49161, 49171, 49172, 156, 157, 47, 53];
    private static readonly int[] FirefoxSignatures = [0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201];
    private static readonly int[] SafariCiphers = [4865, 4866, 4867, 49196, 49195, 52393, 49200, 49199, 52392, 49162, 49161, 49172, 49171, 157, 156, 53, 47, 49160, 49170, 10];
    private static readonly int[] SafariSignatures = [0x0403, 0x0804, 0x0401, 0x0503, 0x0203, 0x0805, 0x0805, 0x0501, 0x0806, 0x0601, 0x0201];

    public static IReadOnlyList<BrowserHello> All { get; } =
    [
        Chrome("Chrome 99", [0, 23, 65281, 10, 11, 35, 16, 5, 13, 18, 51, 45, 43, 27, 17513, 21], [29, 23, 24], [29], "cd08e31494f9531f560d64c695473da9", "e5627efa2ab1"),
        Chrome("Chrome 143", [45, 51, 16, 65037, 23, 17613, 0, 11, 10, 43, 65281, 35, 18, 5, 13, 27], [MlKem, 29, 23, 24], [MlKem, 29], "98487aa16281980e7d1120d399efb6a4", "d8a2da3f94cd"),
        .. Enumerable.Range(1, 4).Select(static seed => Chrome($"Chrome 143, order {seed}", Shuffled(seed), [MlKem, 29, 23, 24], [MlKem, 29], "", "d8a2da3f94cd")),
        Firefox("Firefox 105", [0, 23, 65281, 10, 11, 35, 16, 5, 34, 51, 43, 13, 45, 28, 21], "579ccef312d18482fc42e2b822ca2430", "3d5424432f57"),
        Firefox("Firefox 120", [0, 23, 65281, 10, 11, 35, 16, 5, 34, 51, 43, 13, 45, 28, 65037], "", "5c2c66f702b0"),
        Safari(),
    ];

    private static BrowserHello Chrome(string name, int[] extensions, int[] groups, int[] shares, string ja3, string ja4)
    {
        (int Type, byte[] Data)[] all = [(Grease, []), .. extensions.Select(type => (type, DataOf(type, [Grease, .. groups], ChromeSignatures, [(OtherGrease, 1), .. shares.Select(KeyOf)]))), (OtherGrease, [0])];
        return new BrowserHello(name, Of([Grease, .. ChromeCiphers], all), ChromeCiphers, extensions, groups, ChromeSignatures, shares, ja3, "8daaf6152771", ja4);
    }

    private static BrowserHello Firefox(string name, int[] extensions, string ja3, string ja4)
    {
        int[] groups = [29, 23, 24, 25, 256, 257];
        var all = extensions.Select(type => (type, DataOf(type, groups, FirefoxSignatures, [KeyOf(29), KeyOf(23)])));
        return new BrowserHello(name, Of(FirefoxCiphers, all), FirefoxCiphers, extensions, groups, FirefoxSignatures, [29, 23], ja3, "5b57614c22b0", ja4);
    }

    private static BrowserHello Safari()
    {
        int[] extensions = [0, 23, 65281, 10, 11, 16, 5, 13, 18, 51, 45, 43, 27, 21];
        int[] groups = [29, 23, 24, 25];
        (int Type, byte[] Data)[] all = [(Grease, []), .. extensions.Select(type => (type, DataOf(type, [Grease, .. groups], SafariSignatures, [(OtherGrease, 1), KeyOf(29)]))), (OtherGrease, [0])];
        return new BrowserHello("Safari 16", Of([Grease, .. SafariCiphers], all), SafariCiphers, extensions, groups, SafariSignatures, [29], "773906b0efdefa24a7f2b8eb6985bf37", "a09f3c656075", "14788d8d241b");
    }

    private static int[] Shuffled(int seed)
    {
        int[] extensions = [0, 5, 10, 11, 13, 16, 18, 23, 27, 35, 43, 45, 51, 17613, 65037, 65281];
        new Random(seed).Shuffle(extensions);
        return extensions;
    }

    private static (int Group, int KeyBytes) KeyOf(int group) => (group, group switch
    {
        MlKem => 1216,
        23 => 65,
        _ => 32,
    });

    /// <summary>What browsers put into an extension of a type.</summary>
    private static byte[] DataOf(int type, int[] groups, int[] signatures, (int Group, int KeyBytes)[] shares) => type switch
    {
        0 => Name(Host),
        5 => [1, 0, 0, 0, 0],
        10 => List(groups),
        11 => [1, 0],
        13 => List(signatures),
        16 => Protocols("h2", "http/1.1"),
        21 => new byte[180],
        27 => [2, 0, 2],
        28 => [0x40, 1],
        34 => List(0x0403, 0x0503, 0x0603, 0x0203),
        43 => Versions([.. groups[0] == Grease ? [Grease] : Array.Empty<int>(), 0x0304, 0x0303]),
        45 => [1, 1],
        51 => Shares(shares),
        17513 or 17613 => Protocols("h2"),
        65037 => EncryptedHello(144),
        65281 => [0],
        _ => [],
    };
}
