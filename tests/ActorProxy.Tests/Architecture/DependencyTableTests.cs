using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using ActorProxy.TestKit;
using Xunit;

namespace ActorProxy.Tests.Architecture;

public sealed class DependencyTableTests
{
    public static TheoryData<string> Projects { get; } = [.. DependencyTable.Direct.Keys];

    // The executable is not among the references of the tests; its project file is held all the same.
    public static TheoryData<string> Libraries { get; } = [.. DependencyTable.Direct.Keys.Where(static project => project != "ActorProxy")];

    [Fact]
    public void Every_project_is_in_the_table()
    {
        var folders = Directory.GetDirectories(Repository.PathTo("src")).Select(Path.GetFileName).Order();

        Assert.Equal(DependencyTable.Direct.Keys.Order(), folders);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_to_what_the_table_says(string project)
    {
        var file = XDocument.Load(Repository.PathTo($"src/{project}/{project}.csproj"));

        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(DependencyTable.Direct[project].Order(), references.Order());
        Assert.Empty(file.Descendants("PackageReference"));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void An_assembly_uses_only_what_is_below_it_and_the_base_library(string project)
    {
        var allowed = DependencyTable.Below(project);

        var strangers = ReferencesOf(project).Where(name => !allowed.Contains(name) && !IsBaseLibrary(name));

        Assert.Empty(strangers);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_banned_symbol_has_a_reason(string project)
    {
        var lines = File.ReadAllLines(Repository.PathTo($"src/{project}/BannedSymbols.txt"));

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches("^[TMPNF]:[^;]+;.{10,}$", line));
        Assert.Equal(lines.Length, lines.Select(line => line.Split(';')[0]).Distinct().Count());
    }

    private static bool IsBaseLibrary(string name) => name is "System" or "netstandard" || name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal);

    private static List<string> ReferencesOf(string project)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, $"{project}.dll"));
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
