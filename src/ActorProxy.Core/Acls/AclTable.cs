using System.Collections.Immutable;
using ActorProxy.Config.Diagnostics;
using ActorProxy.Config.Model;
using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Expressions;

namespace ActorProxy.Core.Acls;

/// <summary>A proxy's named ACLs, and those that are there without being declared (configuration.txt 7.4).</summary>
public sealed class AclTable
{
    private static readonly Dictionary<string, string[]> Predefined = new(StringComparer.Ordinal)
    {
        ["TRUE"] = ["always_true"],
        ["FALSE"] = ["always_false"],
        ["LOCALHOST"] = ["src", "127.0.0.1/8", "::1"],
        ["HTTP"] = ["req.proto_http"],
        ["HTTP_1.0"] = ["req.ver", "1.0"],
        ["HTTP_1.1"] = ["req.ver", "1.1"],
        ["HTTP_2.0"] = ["req.ver", "2.0"],
        ["HTTP_3.0"] = ["req.ver", "3.0"],
        ["HTTP_CONTENT"] = ["req.hdr_val(content-length)", "gt", "0"],
        ["HTTP_URL_ABS"] = ["url_reg", "^[^/:]*://"],
        ["HTTP_URL_SLASH"] = ["url_beg", "/"],
        ["HTTP_URL_STAR"] = ["url", "*"],
        ["METH_CONNECT"] = ["method", "CONNECT"],
        ["METH_DELETE"] = ["method", "DELETE"],
        ["METH_GET"] = ["method", "GET", "HEAD"],
        ["METH_HEAD"] = ["method", "HEAD"],
        ["METH_OPTIONS"] = ["method", "OPTIONS"],
        ["METH_POST"] = ["method", "POST"],
        ["METH_PUT"] = ["method", "PUT"],
        ["METH_TRACE"] = ["method", "TRACE"],
        ["RDP_COOKIE"] = ["req.rdp_cookie_cnt", "gt", "0"],
        ["REQ_CONTENT"] = ["req.len", "gt", "0"],
        ["WAIT_END"] = ["wait_end"],
    };

    private readonly Dictionary<string, Acl> byName = new(StringComparer.Ordinal);
    private readonly HashSet<string> broken = new(StringComparer.Ordinal);

    /// <summary>Compiles <c>acl</c> lines; what is wrong goes to the scope's diagnostics, and the rest is in the table.</summary>
    public static AclTable Compile(IEnumerable<AclConfig> lines, CompilationScope scope)
    {
        var table = new AclTable();
        var own = scope.For("acl", SamplePlaces.None, table);
        foreach (var line in lines)
        {
            if (IsGoodName(line.Name, own) && AclCompiler.Compile(line.Words, line.Name.Position, own) is { } test)
                table.Add(line.Name.Text, test);
            else
                table.broken.Add(line.Name.Text);
        }

        return table;
    }

    /// <summary>The ACL of a name; a predefined one is made when it is first asked for. Null after an error.</summary>
    internal Acl? Find(ConfigWord name, CompilationScope scope)
    {
        if (byName.TryGetValue(name.Text, out var acl))
            return acl;
        if (broken.Contains(name.Text))
            return null;
        if (!Predefined.TryGetValue(name.Text, out var words))
        {
            scope.Error(name.Position, $"there is no ACL '{name.Text}'", Spelling.Hint(name.Text, [.. byName.Keys, .. Predefined.Keys]));
            return null;
        }

        if (AclCompiler.Compile([.. words.Select(word => new ConfigWord(word, name.Position))], name.Position, scope.For("acl", SamplePlaces.None)) is not { } test)
            return null;
        Add(name.Text, test);
        return byName[name.Text];
    }

    private static bool IsGoodName(ConfigWord name, CompilationScope scope)
    {
        if (name.Text.Equals("or", StringComparison.OrdinalIgnoreCase))
        {
            scope.Error(name.Position, $"an ACL can't be named '{name.Text}': in conditions this word stands between alternatives");
            return false;
        }

        foreach (var letter in name.Text)
        {
            if (char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or ':')
                continue;
            scope.Error(name.Position, $"the ACL's name '{name.Text}' contains '{letter}': names are made of letters, digits, '-', '_', '.' and ':'");
            return false;
        }

        return true;
    }

    private void Add(string name, AclTest test) =>
        byName[name] = byName.TryGetValue(name, out var acl) ? acl with { Tests = acl.Tests.Add(test) } : new Acl(name, ImmutableArray.Create(test));
}
