namespace ActorProxy.Differential.Tests.Expressions.Cases;

/// <summary><c>language</c>.</summary>
public static class LanguageCases
{
    private static readonly string[] Fields =
    [
        "en", "fr", "de", "fr;q=0.5,en;q=0.7", "fr;q=0.5, en;q=0.7", "fr; q=0.5, en ; q=0.7", "fr,en", "en,fr", "fr-FR,en", "fr-FR,fr", "FR", "fr;q=0", "fr;q=0,en;q=0.1", "fr;q=0.0,en;q=0.1", "fr;q=0 ,en;q=0.1", "fr;q=0;x,en;q=0.1", "xx;q=1,en;q=0.9,fr;q=0.1",
        "fr;q=1.5", "fr;q=abc", "fr;q=abc,en", "fr;q=0.001,en;q=0.0001", "fr;q=0.12345,en;q=0.123", "fr;q=0.5x,en;q=0.4", "en;q=0.4,fr;q=0.5x", "*", "*,fr;q=0.1", "", "fr;q=1,en;q=1.000", "en;q=0.9,fr;q=1,en", "fr;q=.5,en;q=0.4", "fr;x=1;q=0.2,en;q=0.4", "fr;q =0.2,en;q=0.4", "fr;q= 0.2,en;q=0.4", "fr;  q  =  0.2  ,en;q=0.4",
        " fr , en", "fr;Q=0.2,en;q=0.4", "fr q=0.2,en;q=0.4", ",,fr", ",", ";", ";q=1,fr", "fr;", "fr;,en", "fr;q", "fr;q,en", "fr;q=", "fr;q=,en", "f,fr", "fr-CA-x", "fr-", "fr_FR,en", "en;q=0.5,fr-CA;q=0.9", "en;q=2,fr;q=9", "en;q=0.9,fr;q=5", "en;q=0.,fr;q=0.1", "en;q=00.5,fr;q=0.1", "en;q=-1,fr;q=0.1", "en;q=0.999,fr;q=1.0", "fr;q=0.9,en;q=0.9", "fr/en,en", "en,", "en;q=1.,fr", "en;q=0.3;level=1,fr;q=0.2", "en;q=1x,fr;q=0.5", "xx,yy;q=0.3,fr;q=0.2",
    ];

    private static readonly string[] Arguments = ["en;fr", "fr;en", "fr", "fr-CA;fr;en", "en;fr-FR", "fr;en;*", "en;fr,default"];

    private static readonly string[] Others =
    [
        "'str(\"fr\"),language(f;r)'", "'str(\"fr\"),language(fr;)'", "'str(\"fr\"),language(;fr)'", "'str(\"fr\"),language(;;fr;;)'", "'str(\"fr\"),language()'", "'str(\"fr\"),language(,d)'", "'str(\"fr\"),language(en,)'", "'str(\"fr\"),language'", "'str(\"fr\"),language(a,b,c)'", "'str(\"fr\"),language(\"en; fr\")'", "var(txn.none),language(a,b)", "int(5),language(5)", @"'str(""fr\ten""),language(fr;en)'",
    ];

    public static IReadOnlyList<string> Expressions { get; } =
    [
        .. from field in Fields from argument in Arguments select $"'str(\"{field}\"),language({argument})'",
        .. Others,
    ];
}
