using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Global;

/// <summary>The process: how it runs, as whom, and what it is called.</summary>
internal static class ProcessKeywords
{
    public static readonly GlobalKeyword[] All =
    [
        new("chroot", static (load, s) => Text(s, "a directory", text => load.Global.Edit(g => g with { Chroot = text }))),
        new("daemon", static (load, s) => Flag(s, () => load.Global.Edit(static g => g with { Daemon = true }))),
        new("description", Description),
        new("external-check", static (load, s) => Flag(s, () => load.Global.Edit(static g => g with { ExternalCheck = true }))),
        new("gid", static (load, s) => Id(s, id => load.Global.Edit(g => g with { GroupId = id }))),
        new("group", static (load, s) => Account(s, load.Context.FindGroup, (name, id) => load.Global.Edit(g => g with { Group = name, GroupId = id }))),
        new("insecure-fork-wanted", static (load, s) => Flag(s, () => load.Global.Edit(g => g with { MayFork = s.Negation == Negation.None }))) { IsNegatable = true },
        new("localpeer", LocalPeer),
        new("master-worker", MasterWorker),
        new("node", Node),
        new("nosplice", static (load, s) => Flag(s, () => load.Global.Edit(static g => g with { NoSplice = true }))),
        new("pidfile", static (load, s) => Text(s, "a path", text => load.Global.Edit(g => g with { PidFile = text }))),
        new("quiet", static (load, s) => Flag(s, () => load.Global.Edit(static g => g with { Quiet = true }))),
        new("server-state-base", static (load, s) => Text(s, "a directory", _ => NoticeStateFile(load, s))),
        new("server-state-file", static (load, s) => Text(s, "a path", _ => NoticeStateFile(load, s))),
        new("uid", static (load, s) => Id(s, id => load.Global.Edit(g => g with { UserId = id }))),
        new("user", static (load, s) => Account(s, load.Context.FindUser, (name, id) => load.Global.Edit(g => g with { User = name, UserId = id }))),
        new("zero-warning", static (load, s) => Flag(s, () => load.Global.FailsOnWarnings = true)),
    ];

    private static void NoticeStateFile(LoadState load, Statement statement)
    {
        var word = statement.Keyword;
        if (load.Noticed.Add(word.ToString()))
            statement.Notice(word, $"'{word}' has no effect: a reload keeps the servers' state, and 'load-server-state-from-file' is not supported yet");
    }

    private static void Flag(Statement statement, Action apply)
    {
        if (statement.ExpectEnd()) apply();
    }

    private static void Text(Statement statement, string what, Action<string> apply)
    {
        if (statement.TakeArgument(statement.Keyword, what, out var word) && statement.ExpectEnd()) apply(word.ToString());
    }

    private static void Id(Statement statement, Action<uint> apply)
    {
        if (!statement.TakeInteger(statement.Keyword, 0, int.MaxValue, out var id)) return;
        if (statement.ExpectEnd()) apply((uint)id);
    }

    private static void Account(Statement statement, Func<string, uint?> find, Action<string, uint> apply)
    {
        if (!statement.TakeArgument(statement.Keyword, $"the name of a {statement.Keyword}", out var word) || !statement.ExpectEnd()) return;
        var name = word.ToString();
        if (find(name) is { } id) apply(name, id);
        else statement.Error(word, $"there is no {statement.Keyword} '{name}' on this machine");
    }

    private static void Description(LoadState load, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "a text", out var word)) return;
        var text = word.ToString();
        while (statement.TryTake(out word)) text = $"{text} {word}";
        load.Global.Edit(g => g with { Description = text });
    }

    private static void LocalPeer(LoadState load, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "a name", out var word) || !statement.ExpectEnd()) return;
        if (load.Context.LocalPeer is not null)
        {
            statement.Warn(word, "'localpeer' is overridden by the command line's -L");
            return;
        }
        if (load.Peers.Count > 0)
        {
            statement.Warn(word, "'localpeer' is ignored behind a 'peers' section, which was read with another name", "write it into a 'global' section before");
            return;
        }
        var name = word.ToString();
        load.Global.Edit(g => g with { LocalPeer = name });
        load.Variables.Set("HAPROXY_LOCALPEER", name);
    }

    private static void MasterWorker(LoadState load, Statement statement)
    {
        statement.TryTake("no-exit-on-failure");
        if (statement.ExpectEnd()) load.Global.Edit(static g => g with { MasterWorker = true });
    }

    private static void Node(LoadState load, Statement statement)
    {
        if (!statement.TakeArgument(statement.Keyword, "a name", out var word)) return;
        foreach (var c in word.Span)
        {
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.') continue;
            statement.Error(word, $"the node's name '{word}' contains '{c}'", "names of nodes are made of letters, digits, '-', '_' and '.'");
            return;
        }
        var name = word.ToString();
        if (statement.ExpectEnd()) load.Global.Edit(g => g with { Node = name });
    }
}
