namespace ActorProxy.Core.Acls;

/// <summary>Writes the ACL keywords as <c>-dKacl</c> prints them: those that work, and no others.</summary>
public static class AclListing
{
    public static void Write(TextWriter output)
    {
        output.Write("# List of registered ACL keywords:\n");
        foreach (var keyword in AclKeywordTable.Table.All.OrderBy(static one => one.Name, StringComparer.Ordinal))
            output.Write($"{keyword.Name} = {keyword.Fetch} -m {keyword.Method.ToString().ToLowerInvariant()}\n");
    }
}
