using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Checks;
using ActorProxy.Config.Keywords.Known;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Proxies;

/// <summary>The <c>option</c> family.</summary>
internal static class OptionKeywords
{
    public static readonly KeywordTable<ProxyOption> Table = new(static o => o.Name, Switches, ValuedOptions.All, ProtocolCheckOptions.All);

    private static ProxyOption[] Switches =>
    [
        new("abortonclose", ProxySides.Backend, static (s, on) => s.Backend = s.Backend with { AbortOnClose = on }) { ListedForm = " [ FE BE ]" },
        new("allbackups", ProxySides.Backend, static (s, on) => s.Backend = s.Backend with { AllBackups = on }) { ListedForm = " [ BE ]" },
        new("clitcpka", ProxySides.Frontend, static (s, on) => s.ClientKeepAlive = on) { ListedForm = " [ FE ]" },
        new("contstats", ProxySides.Frontend, static (s, on) => s.Frontend = s.Frontend with { ContinuousStats = on }) { ListedForm = " [ FE ]" },
        new("dontlog-normal", ProxySides.Frontend, static (s, on) => s.LogOptions = s.LogOptions with { SkipNormal = on }) { ListedForm = " [ FE ]" },
        new("dontlognull", ProxySides.Frontend, static (s, on) => s.LogOptions = s.LogOptions with { SkipNull = on }) { ListedForm = " [ FE ]" },
        new("log-health-checks", ProxySides.Backend, static (s, on) => s.LogOptions = s.LogOptions with { HealthChecks = on }) { ListedForm = " [ BE ]" },
        new("log-separate-errors", ProxySides.Frontend, static (s, on) => s.LogOptions = s.LogOptions with { SeparateErrors = on }) { ListedForm = " [ FE ]" },
        new("logasap", ProxySides.Frontend, static (s, on) => s.LogOptions = s.LogOptions with { AsSoonAsPossible = on }) { ListedForm = " [ FE ]" },
        new("nolinger", ProxySides.Both, static (s, on) => (s.Frontend, s.Backend) = (s.Frontend with { NoLinger = on }, s.Backend with { NoLinger = on })) { ListedForm = " [ FE BE ]" },
        new("persist", ProxySides.Backend, static (s, on) => s.Backend = s.Backend with { PersistsWhenDown = on }) { ListedForm = " [ BE ]" },
        new("socket-stats", ProxySides.Frontend, static (s, on) => s.Frontend = s.Frontend with { SocketStats = on }) { ListedForm = " [ FE ]" },
        new("splice-auto", ProxySides.Both, static (s, on) => Splice(s, splice => splice with { Auto = on })) { ListedForm = " [ FE BE ]" },
        new("splice-request", ProxySides.Both, static (s, on) => Splice(s, splice => splice with { Request = on })) { ListedForm = " [ FE BE ]" },
        new("splice-response", ProxySides.Both, static (s, on) => Splice(s, splice => splice with { Response = on })) { ListedForm = " [ FE BE ]" },
        new("srvtcpka", ProxySides.Backend, static (s, on) => s.ServerKeepAlive = on) { ListedForm = " [ BE ]" },
        new("tcpka", ProxySides.Both, static (s, on) => s.ClientKeepAlive = s.ServerKeepAlive = on) { IsNegatable = false },
    ];

    public static void Parse(ProxyDraft draft, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "which option is meant", out var name)) return;
        if (!Table.TryFind(name.Span, out var option))
        {
            Other(draft, statement, name);
            return;
        }
        if (statement.Negation != Negation.None && !option.IsNegatable)
        {
            statement.Error(statement.NegationWord, $"'{statement.NegationWord}' can't stand before 'option {name}'");
            return;
        }
        if (!draft.Has(option.Sides))
        {
            ProxySection.Misplaced(draft, statement, name, option.Sides);
            return;
        }
        option.Apply?.Invoke(draft.Settings, statement.Negation == Negation.None);
        if (option.Parse is null) statement.ExpectEnd();
        else option.Parse(draft, statement, name);
    }

    private static void Splice(ProxySettings settings, Func<SpliceConfig, SpliceConfig> edit)
    {
        settings.Frontend = settings.Frontend with { Splice = edit(settings.Frontend.Splice) };
        settings.Backend = settings.Backend with { Splice = edit(settings.Backend.Splice) };
    }

    private static void Other(ProxyDraft draft, Statement statement, Word name)
    {
        if (name.Is("tcp-smart-accept") || name.Is("tcp-smart-connect"))
        {
            if (draft.Load.Noticed.Add(name.ToString())) statement.Notice(name, $"'option {name}' has no effect: when acknowledgements are sent is left to the kernel");
        }
        else if (HttpOnly.IsOption(name.Span)) HttpOnly.Report(draft, statement, $"option {name}");
        else if (KnownOptions.Names.Contains(name.Span)) statement.Refuse(name, $"'option {name}'");
        else statement.Error(name, $"there is no 'option {name}'", Spelling.Hint(name.Span, [.. Table.Names, .. KnownOptions.Names.All]));
    }
}
