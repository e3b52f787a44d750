using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Keywords.Global;
using ActorProxy.Config.Keywords.Known;
using ActorProxy.Config.Keywords.Peers;
using ActorProxy.Config.Keywords.Proxies;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords;

/// <summary>Opens sections at their header lines and gives every other line to the section that is open.</summary>
internal sealed class SectionOpener(LoadState load)
{
    private ISection? _open;

    public void Accept(Statement statement)
    {
        var keyword = statement.Keyword;
        switch (keyword.Span)
        {
            case "global":
                Open(new GlobalSection(load), "global");
                statement.ExpectEnd();
                break;
            case "defaults":
                OpenDefaults(statement);
                break;
            case "frontend":
                OpenProxy(statement, ProxyKind.Frontend, ProxySides.Frontend);
                break;
            case "backend":
                OpenProxy(statement, ProxyKind.Backend, ProxySides.Backend);
                break;
            case "listen":
                OpenProxy(statement, ProxyKind.Listen, ProxySides.Both);
                break;
            case "peers":
                OpenPeers(statement);
                break;
            case "acme" or "cache" or "crt-store" or "fcgi-app" or "healthcheck" or "http-errors" or "log-forward" or "log-profile"
                or "mailers" or "namespace_list" or "program" or "resolvers" or "ring" or "traces" or "userlist":
                Open(RefusedSection.Instance, statement[1].IsEmpty ? keyword.ToString() : statement[1].ToString());
                statement.Refuse(keyword, $"the section '{keyword}'");
                break;
            default:
                if (_open is not null) _open.Parse(statement);
                else statement.Error(keyword, $"unknown keyword '{keyword}' before the first section", Spelling.Hint(keyword.Span, KnownSections.Names.All) ?? "a file begins with a section such as 'global', 'defaults' or 'frontend NAME'");
                break;
        }
    }

    /// <summary>A section ends with its file.</summary>
    public void EndFile()
    {
        _open?.End();
        _open = null;
        load.Variables.Section = "";
    }

    private void Open(ISection section, string name)
    {
        _open?.End();
        _open = section;
        load.Variables.Section = name;
    }

    private void OpenDefaults(Statement statement)
    {
        var name = "";
        if (!statement.AtEnd && !statement.Current.Is("from"))
        {
            statement.TryTake(out var word);
            ProxyNames.Check(statement, word);
            name = word.ToString();
        }
        var parent = TakeFrom(statement, null);
        var draft = new ProxyDraft(load, ProxySides.Both, parent?.Settings.Copy() ?? new ProxySettings())
        {
            SectionName = "defaults",
            Name = name,
            Position = statement.Position,
        };
        load.LastDefaults = draft;
        if (name.Length > 0)
        {
            // A later section of the same name replaces the earlier one, unless a proxy would then mean either.
            if (!load.NamedDefaults.TryAdd(name, draft))
            {
                load.AmbiguousDefaults.Add(name);
                load.NamedDefaults[name] = draft;
            }
        }
        Open(new ProxySection(draft), name.Length > 0 ? name : "defaults");
    }

    private void OpenProxy(Statement statement, ProxyKind kind, ProxySides sides)
    {
        var keyword = statement.Keyword.ToString();
        var name = "";
        if (statement.TakeArgument(statement.Keyword, "a name", out var word))
        {
            ProxyNames.Check(statement, word);
            name = word.ToString();
        }
        var defaults = TakeFrom(statement, load.LastDefaults);
        var draft = new ProxyDraft(load, sides, defaults?.Settings.Copy() ?? new ProxySettings())
        {
            SectionName = keyword,
            Kind = kind,
            Name = name,
            Position = statement.At(word.IsEmpty ? statement.Keyword : word),
        };
        load.Proxies.Add(draft);
        Open(new ProxySection(draft), name);
    }

    private void OpenPeers(Statement statement)
    {
        var name = "";
        var position = statement.Position;
        if (statement.TakeArgument(statement.Keyword, "a name", out var word))
        {
            ProxyNames.Check(statement, word);
            name = word.ToString();
            position = statement.At(word);
            statement.ExpectEnd();
        }
        var draft = new PeersDraft(load, name, position);
        if (load.Peers.Find(other => other.Name == name) is { } twin && name.Length > 0) statement.Error(word, $"there is a 'peers' section '{name}' already, at {twin.Position}");
        load.Peers.Add(draft);
        Open(new PeersSection(draft), name);
    }

    private ProxyDraft? TakeFrom(Statement statement, ProxyDraft? otherwise)
    {
        var from = statement.Current;
        if (!statement.TryTake("from"))
        {
            statement.ExpectEnd();
            return otherwise;
        }
        if (!statement.TakeArgument(from, "the name of a 'defaults' section", out var word)) return otherwise;
        var name = word.ToString();
        if (!load.NamedDefaults.TryGetValue(name, out var defaults))
        {
            statement.Error(word, $"there is no 'defaults {name}' section before this line", Spelling.Hint(word.Span, load.NamedDefaults.Keys));
            return otherwise;
        }
        if (load.AmbiguousDefaults.Contains(name)) statement.Error(word, $"there is more than one 'defaults {name}' section before this line");
        statement.ExpectEnd();
        return defaults;
    }
}
