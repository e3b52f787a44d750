namespace ActorProxy.Differential.Tests.StickTables;

/// <summary>Tables, rules on them, and what clients and operators do one after the other.</summary>
/// <param name="Name">For the test's name.</param>
/// <param name="Frontend">Lines of the frontend, before <c>default_backend be</c>.</param>
/// <param name="Backend">Lines of the backend <c>be</c>, whose servers <c>s1</c> to <c>s3</c> greet with their names and echo.</param>
/// <param name="Sections">Further sections.</param>
/// <param name="Steps">Each is a command of the runtime API, or what a client sends behind <c>&gt;</c>; behind two of them, once the rules have tracked it in table <c>t</c>; a lone one is a client that says nothing and stays until it is closed.</param>
internal sealed record TableScenario(string Name, string Frontend, string Backend, string Sections, params string[] Steps)
{
    public override string ToString() => Name;
}
