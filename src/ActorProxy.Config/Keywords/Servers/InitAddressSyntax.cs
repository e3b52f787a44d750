using System.Collections.Immutable;
using System.Net;
using ActorProxy.Config.Model;
using ActorProxy.Config.Syntax;

namespace ActorProxy.Config.Keywords.Servers;

/// <summary>Reads <c>init-addr</c>: methods with commas between them, one of which may be a numeric address.</summary>
internal static class InitAddressSyntax
{
    private const string Expected = "a list of 'last', 'libc', 'none' and one numeric address";
    private const int MostMethods = 10;

    public static void Parse(ServerDraft draft, Statement statement, Word option)
    {
        if (!statement.TakeArgument(option, Expected, out var word)) return;
        var methods = ImmutableArray.CreateBuilder<InitAddressMethod>();
        foreach (var name in word.ToString().TrimEnd(',').Split(','))
        {
            if (MethodOf(name) is not { } method)
            {
                statement.Error(word, $"'{option}' expects {Expected}, not '{name}'");
                return;
            }
            if (method.Kind == InitAddressKind.Numeric && methods.Any(static one => one.Kind == InitAddressKind.Numeric))
            {
                statement.Error(word, $"'{option}' takes one numeric address, and '{name}' is another one");
                return;
            }
            methods.Add(method);
        }
        if (methods.Count > MostMethods) statement.Error(word, $"'{option}' takes {MostMethods} methods at most, not {methods.Count}");
        else draft.InitAddress = methods.ToImmutable();
    }

    private static InitAddressMethod? MethodOf(string name) => name switch
    {
        "last" => new InitAddressMethod(InitAddressKind.Last),
        "libc" => new InitAddressMethod(InitAddressKind.Libc),
        "none" => InitAddressMethod.None,
        // A number alone would be read as an address too.
        _ when name.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(name, out var address) && !name.Contains('[', StringComparison.Ordinal)
            => new InitAddressMethod(InitAddressKind.Numeric, address.ToString()),
        _ => null,
    };
}
