using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace ActorProxy.ProcessLife;

/// <summary>Loads every assembly that the program may need later, before their files are out of reach.</summary>
internal static class LoadedAssemblies
{
    /// <summary>To be called before the process enters a jail: the runtime opens an assembly's file when its first type is used.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "A trimmed or natively compiled program has fewer assemblies to load, or none; the loading of what is there stays right.")]
    public static void Complete()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<Assembly>([typeof(LoadedAssemblies).Assembly]);
        while (open.TryDequeue(out var assembly))
        {
            foreach (var name in assembly.GetReferencedAssemblies())
            {
                if (known.Add(name.FullName)) open.Enqueue(Assembly.Load(name));
            }
        }
    }
}
