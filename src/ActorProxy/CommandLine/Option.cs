using System.Collections.Immutable;

namespace ActorProxy.CommandLine;

/// <summary>One row of the table of options.</summary>
/// <param name="Name">With its dash.</param>
/// <param name="Form">How the usage text shows the argument; empty without one.</param>
/// <param name="Help">One line for the usage text.</param>
/// <param name="Apply">Adds the option to what was read so far; throws a <see cref="FormatException"/> that says what is wrong with the arguments.</param>
internal sealed record Option(string Name, OptionArgument Argument, string Form, string Help,
    Func<CommandLineOptions, ImmutableArray<string>, CommandLineOptions> Apply);
