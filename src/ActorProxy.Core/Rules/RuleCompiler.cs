using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Config.Model.StickTables;
using ActorProxy.Core.Acls;
using ActorProxy.Core.Captures;
using ActorProxy.Core.Logging;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Rules;

/// <summary>Compiles everything that one proxy decides by expressions. What is wrong is added to the scope's diagnostics; the rest is compiled all the same.</summary>
public sealed class RuleCompiler
{
    private readonly ProxyConfig proxy;
    private readonly CompilationScope scope;
    private readonly AclTable acls;
    private CompilationScope? choiceScope;
    private readonly CaptureSlotCounter captures;

    private RuleCompiler(ProxyConfig proxy, CompilationScope scope, AclTable? acls)
    {
        this.proxy = proxy;
        this.scope = scope;
        captures = new CaptureSlotCounter(proxy.Captures);
        this.acls = acls ?? AclTable.Compile(proxy.Acls, scope.For("acl", SamplePlaces.None));
    }

    /// <param name="acls">The proxy's named ACLs; null to compile them here.</param>
    public static ProxyRules Compile(ProxyConfig proxy, CompilationScope scope, AclTable? acls = null)
    {
        var isEmpty = proxy.Acls.IsEmpty && proxy.Rules.IsEmpty && proxy.Captures.IsEmpty
            && proxy.Frontend is null or { UseBackends.IsEmpty: true }
            && proxy.Backend is null or { UseServers.IsEmpty: true, PersistRules.IsEmpty: true, StickRules.IsEmpty: true, Balance.Expression.IsEmpty: true };
        return isEmpty ? ProxyRules.None : new RuleCompiler(proxy, scope.Of(proxy), acls).Run();
    }

    private ProxyRules Run()
    {
        ImmutableArray<StickRule> sticks = [.. (proxy.Backend?.StickRules ?? []).Select(line => StickRuleCompiler.Compile(line, acls, scope)).OfType<StickRule>()];
        return new ProxyRules
        {
            Connection = Set(RuleSetKind.RequestConnection, SamplePlaces.FrontendConnection),
            Session = Set(RuleSetKind.RequestSession, SamplePlaces.FrontendSession),
            Content = Set(RuleSetKind.RequestContent, Sides(SamplePlaces.FrontendContent, SamplePlaces.BackendContent)),
            Response = Set(RuleSetKind.ResponseContent, SamplePlaces.BackendResponseContent),
            Captures = captures.Finish(),
            Backends = [.. (proxy.Frontend?.UseBackends ?? []).Select(Backend).OfType<BackendChoice>()],
            Servers = [.. (proxy.Backend?.UseServers ?? []).Select(Server).OfType<ServerChoice>()],
            Persistence = [.. (proxy.Backend?.PersistRules ?? []).Select(Persist).OfType<PersistRule>()],
            BalanceKey = proxy.Backend is { Balance: { Expression.IsEmpty: false } balance } ? Key(balance) : null,
            RequestDelayMs = Milliseconds(proxy.RequestInspectDelay),
            ResponseDelayMs = Milliseconds(proxy.ResponseInspectDelay),
            RequestSticks = [.. sticks.Where(static rule => rule.Kind != StickRuleKind.StoreResponse)],
            ResponseSticks = [.. sticks.Where(static rule => rule.Kind == StickRuleKind.StoreResponse)],
        };
    }

    private SamplePlaces Sides(SamplePlaces frontend, SamplePlaces backend) => proxy.Frontend is not null ? frontend : backend;

    private RuleSet Set(RuleSetKind kind, SamplePlaces places)
    {
        var rules = ImmutableArray.CreateBuilder<Rule>();
        CompilationScope? inner = null;
        for (var i = 0; i < proxy.Rules.Length; i++)
        {
            if (proxy.Rules[i] is not { } line || line.Set != kind)
                continue;
            if (kind == RuleSetKind.RequestContent)
                captures.ReachRule(i);
            if (Rule(line, inner ??= scope.For(RuleSetKeywords.Of(kind), places, acls)) is { } rule)
                rules.Add(rule);
        }

        return rules.Count == 0 ? RuleSet.None : new RuleSet(rules.ToImmutable());
    }

    private Rule? Rule(RuleConfig line, CompilationScope scope)
    {
        var reader = new ActionReader(line.Words, line.Position, scope, captures);
        if (Find(reader, line, scope) is not { } definition || definition.Read(reader) is not { } action)
            return null;
        if (!reader.IsAtEnd)
        {
            scope.Error(reader.Position, $"'{reader.Action}' does not take the argument '{line.Words[reader.Index]}'");
            return null;
        }

        return Condition(line.Words, ref reader.Index, scope, out var condition) ? new Rule(action, condition, line.Position) : null;
    }

    private static ActionDefinition? Find(ActionReader reader, RuleConfig line, CompilationScope scope)
    {
        var word = reader.Action;
        var parenthesis = word.Text.IndexOf('(', StringComparison.Ordinal);
        var name = parenthesis < 0 ? word.Text : word.Text[..parenthesis];
        if (ActionTable.TryFind(name, out var definition) && definition.IsFor(line.Set))
        {
            if (parenthesis < 0 || definition.HasParameters)
                return definition;
            scope.Error(word.Position, $"'{name}' takes nothing in parentheses");
            return null;
        }

        if (KnownActions.IsKnown(name))
            scope.Error(word.Position, $"the action '{name}' of '{scope.Keyword}' is not supported yet");
        else
            scope.Error(word.Position, $"'{scope.Keyword}' knows no action '{name}'", Spelling.Hint(name, ActionTable.Table.All.Where(one => one.IsFor(line.Set)).Select(static one => one.Name)));
        return null;
    }

    /// <summary>False after an error; a line without a condition has none.</summary>
    private bool Condition(ImmutableArray<ConfigWord> words, ref int index, CompilationScope scope, out Condition? condition)
    {
        condition = null;
        if (index >= words.Length)
            return true;
        condition = ConditionCompiler.Compile(words, ref index, acls, scope);
        return condition is not null;
    }

    private BackendChoice? Backend(UseBackendConfig line)
    {
        var inner = choiceScope ??= scope.For("use_backend", SamplePlaces.SetBackend, acls);
        var index = 0;
        var isGood = Condition(line.Condition, ref index, inner, out var condition);
        return Name(line.Backend, line.IsComputed, line.Position, inner) is { } name && isGood ? new BackendChoice(name, condition, line.Position) : null;
    }

    private ServerChoice? Server(UseServerConfig line)
    {
        var inner = scope.For("use-server", SamplePlaces.SetServer, acls);
        var index = 0;
        if (!line.IsComputed && !proxy.Backend!.Servers.Any(server => server.Name == line.Server))
            inner.Error(line.Position, $"there is no server '{line.Server}' here", Spelling.Hint(line.Server, proxy.Backend.Servers.Select(static server => server.Name)));
        var isGood = Condition(line.Condition, ref index, inner, out var condition);
        return Name(line.Server, line.IsComputed, line.Position, inner) is { } name && isGood ? new ServerChoice(name, condition!, line.Position) : null;
    }

    private PersistRule? Persist(PersistRuleConfig line)
    {
        var index = 0;
        var inner = scope.For(line.IsForced ? "force-persist" : "ignore-persist", SamplePlaces.BackendContent, acls);
        return Condition(line.Condition, ref index, inner, out var condition) ? new PersistRule(line.IsForced, condition!) : null;
    }

    private SampleExpression? Key(BalanceConfig balance)
    {
        var index = 0;
        var inner = scope.For("balance hash", SamplePlaces.SetServer, acls);
        var at = balance.Expression[0].Position;
        if (ExpressionParser.Parse(balance.Expression, ref index, inner) is not { } expression)
            return null;
        if (index < balance.Expression.Length)
            inner.Error(balance.Expression[index].Position, $"'balance hash' takes nothing behind its expression, not '{balance.Expression[index]}'");
        else if (!SampleCasts.Exists(expression.Type, SampleType.Bin))
            inner.Error(at, $"'balance hash' needs {TypeNames.Of(SampleType.Bin)}, and '{expression}' gives {TypeNames.Of(expression.Type)}");
        return expression;
    }

    private static NameSource? Name(string text, bool isComputed, SourcePosition position, CompilationScope scope)
    {
        if (!isComputed)
            return new NameSource(text, null);
        return LogFormatCompiler.CompileText(scope.Keyword, new ConfigWord(text, position), scope) is { } format ? new NameSource(null, format) : null;
    }

    private static long Milliseconds(TimeSpan? time) => time is { } value ? (long)Math.Ceiling(value.TotalMilliseconds) : 0;
}
