using System.Text;

namespace ActorProxy.CommandLine;

/// <summary>The usage text, made from the table of options.</summary>
internal static class UsageText
{
    private const int HelpColumn = 34;

    public static string Text { get; } = Build();

    private static string Build()
    {
        var text = new StringBuilder();
        text.Append("Usage: actorproxy -f <file|folder>... [options]\n");
        text.Append("       actorproxy ").Append(CommandLineParser.DemoCommand).Append(" [options]\n");
        text.Append("       actorproxy ctl [-s <socket>] <command>...      (ctl --help)\n");
        foreach (var option in OptionTable.Options)
        {
            var start = text.Length;
            text.Append("  ").Append(option.Name);
            if (option.Form.Length > 0) text.Append(option.Argument == OptionArgument.Attached ? "" : " ").Append(option.Form);
            var missing = HelpColumn - (text.Length - start);
            if (missing > 0) text.Append(' ', missing);
            else text.Append('\n').Append(' ', HelpColumn);
            text.Append(option.Help).Append('\n');
        }
        return text.ToString();
    }
}
