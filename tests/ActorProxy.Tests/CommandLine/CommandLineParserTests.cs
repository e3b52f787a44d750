using ActorProxy.CommandLine;
using Xunit;

namespace ActorProxy.Tests.CommandLine;

public sealed class CommandLineParserTests
{
    private static CommandLineOptions Read(params string[] words)
    {
        var (options, error) = CommandLineParser.Parse(words);
        Assert.Null(error);
        return options!;
    }

    private static string Refuse(params string[] words)
    {
        var (options, error) = CommandLineParser.Parse(words);
        Assert.Null(options);
        return error!;
    }

    [Fact]
    public void Files_keep_the_order_in_which_they_are_given()
        => Assert.Equal(["a", "folder", "b", "c"], Read("-f", "a", "-f", "folder", "--", "b", "c").ConfigurationPaths);

    [Fact]
    public void Everything_behind_two_dashes_is_a_file_even_when_it_looks_like_an_option()
        => Assert.Equal(["-c", "-f"], Read("--", "-c", "-f").ConfigurationPaths);

    [Theory]
    [InlineData("-v", nameof(CommandAction.ShowVersion))]
    [InlineData("-vv", nameof(CommandAction.ShowBuild))]
    [InlineData("--help", nameof(CommandAction.ShowUsage))]
    public void What_only_shows_something_is_answered_at_once_whatever_follows(string option, string action)
        => Assert.Equal(Enum.Parse<CommandAction>(action), Read(option, "-nonsense").Action);

    [Fact]
    public void A_check_is_asked_for_by_c()
        => Assert.Equal(CommandAction.CheckConfiguration, Read("-c", "-f", "a").Action);

    [Fact]
    public void A_condition_needs_no_file()
    {
        var options = Read("-cc", "version_atleast(2.5)");
        Assert.Equal(CommandAction.EvaluateCondition, options.Action);
        Assert.Equal("version_atleast(2.5)", options.Condition);
    }

    [Fact]
    public void Pids_end_at_the_next_option()
    {
        var options = Read("-sf", "1", "22", "333", "-db", "-st", "4", "-f", "a");
        Assert.Equal([1, 22, 333], options.FinishedPids);
        Assert.Equal([4], options.TerminatedPids);
        Assert.True(options.IsForeground);
    }

    [Fact]
    public void The_demo_takes_a_number_of_nodes_and_nothing_else_does()
    {
        Assert.Equal(3, Read("demo", "--nodes", "3").DemoNodes);
        Assert.Contains("--nodes takes 1 to 9", Refuse("demo", "--nodes", "10"), StringComparison.Ordinal);
        Assert.Contains("--nodes belongs to demo", Refuse("--nodes", "3", "-f", "a"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_demo_takes_one_server_by_itself()
    {
        Assert.Equal(new DemoServer("s1", 9000), Read("demo", "--server", "s1=9000").DemoServer);
        Assert.All(["s1", "=9000", "s1=0", "s1=65536", "s1=x", "s1=1=2"], one => Assert.Contains("--server takes a name and a port", Refuse("demo", "--server", one), StringComparison.Ordinal));
        Assert.Contains("--server belongs to demo", Refuse("--server", "s1=9000", "-f", "a"), StringComparison.Ordinal);
        Assert.Contains("--server is one server", Refuse("demo", "--nodes", "3", "--server", "s1=9000"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_pids_may_be_empty()
        => Assert.Empty(Read("-sf", "-f", "a").FinishedPids);

    [Fact]
    public void One_word_may_hold_several_pids()
        => Assert.Equal([12, 13], Read("-f", "a", "-sf", "12\n13\n").FinishedPids);

    [Theory]
    [InlineData("abc")]
    [InlineData("12x")]
    [InlineData("0")]
    public void What_is_no_pid_is_refused(string word)
        => Assert.Contains(word, Refuse("-f", "a", "-sf", word), StringComparison.Ordinal);

    [Theory]
    [InlineData("-d")]
    [InlineData("-db")]
    public void Debugging_and_db_keep_the_process_in_the_foreground(string option)
        => Assert.True(Read(option, "-f", "a").IsForeground);

    [Theory]
    [InlineData("-de")]
    [InlineData("-dM0x50")]
    [InlineData("-dz")]
    [InlineData("-dQanything,else")]
    public void Debugging_letters_without_a_meaning_here_are_accepted(string option)
        => Assert.Equal(Read("-f", "a").ToString(), Read(option, "-f", "a").ToString());

    [Fact]
    public void Debugging_letters_with_a_meaning_have_it()
    {
        var options = Read("-dD", "-dS", "-dW", "-dr", "-f", "a");
        Assert.True(options.IsDiagnosing && options.NeverSplices && options.FailsOnWarnings && options.AcceptsUnresolvedServers);
        Assert.False(options.IsForeground);
    }

    [Theory]
    [InlineData("-dKall", "all")]
    [InlineData("-dKcfg,cli", "cfg,cli")]
    [InlineData("-dK", "")]
    public void Keyword_classes_are_attached_to_their_option(string option, string classes)
        => Assert.Equal(classes, Read(option, "-f", "a").KeywordClasses);

    [Theory]
    [InlineData("-W")]
    [InlineData("-Ws")]
    public void Both_forms_ask_for_master_worker_mode(string option)
        => Assert.True(Read(option, "-f", "a").IsMasterWorker);

    [Fact]
    public void Values_belong_to_the_options_before_them()
    {
        var options = Read("-n", "100", "-N", "50", "-m", "512", "-L", "here", "-p", "pid", "-S", "/s,level,admin", "-x", "/x", "-C", "/d", "-f", "a");
        Assert.Equal((100, 50, 512), (options.MaxConn, options.ProxyMaxConn, options.MemoryLimitMegabytes));
        Assert.Equal(("here", "pid", "/s,level,admin", "/x", "/d"), (options.LocalPeer, options.PidFile, options.MasterSocket, options.TakeOverSocket, options.WorkingDirectory));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public void A_limit_of_nothing_is_no_limit(string limit)
        => Assert.Null(Read("-n", limit, "-f", "a").MaxConn);

    [Theory]
    [InlineData("-n", "many")]
    [InlineData("-m", "1.5")]
    public void A_limit_that_is_no_number_is_refused(string option, string text)
        => Assert.Equal($"{option} takes a number, not '{text}'", Refuse(option, text, "-f", "a"));

    [Theory]
    [InlineData("-f")]
    [InlineData("-cc")]
    [InlineData("-x")]
    [InlineData("-S")]
    public void An_option_without_its_argument_is_refused_by_name(string option)
        => Assert.StartsWith($"{option} takes an argument", Refuse(option), StringComparison.Ordinal);

    [Theory]
    [InlineData("-Q")]
    [InlineData("-s")]
    [InlineData("-")]
    [InlineData("-Vc")]
    public void An_unknown_option_is_refused_by_name(string option)
        => Assert.Contains($"'{option}'", Refuse(option, "-f", "a"), StringComparison.Ordinal);

    [Fact]
    public void A_file_without_f_is_refused()
        => Assert.Contains("'haproxy.cfg'", Refuse("haproxy.cfg"), StringComparison.Ordinal);

    [Theory]
    [InlineData]
    [InlineData("-c")]
    [InlineData("-c", "--")]
    public void Running_and_checking_need_a_file(params string[] words)
        => Assert.Equal("no configuration file is given (-f)", Refuse(words));

    [Fact]
    public void Demo_needs_no_file_and_takes_options()
    {
        Assert.Equal(CommandAction.Demo, Read("demo", "-q").Action);
        Assert.Contains("demo", Refuse("demo", "-f", "a"), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_is_for_a_check_only()
    {
        Assert.True(Read("-c", "--json", "-f", "a").IsJson);
        Assert.Equal("--json belongs to -c", Refuse("--json", "-f", "a"));
    }

    [Fact]
    public void The_usage_text_names_every_option_on_a_line_of_its_own()
    {
        foreach (var option in OptionTable.Options)
            Assert.Contains($"\n  {option.Name}", UsageText.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void No_option_hides_a_later_one_whose_name_it_begins()
    {
        var attached = OptionTable.Options.Where(o => o.Argument == OptionArgument.Attached);
        foreach (var option in attached)
        {
            var hidden = OptionTable.Options.SkipWhile(o => o != option).Skip(1).Where(o => o.Name.StartsWith(option.Name, StringComparison.Ordinal));
            Assert.Empty(hidden);
        }
    }

    [Fact]
    public void A_node_has_settings_of_its_own() => Assert.Equal("node.conf", Read("--node", "node.conf", "-f", "a").NodePath);

    [Theory]
    [InlineData("--node", "", "-f", "a")]
    [InlineData("-f", "a", "--node")]
    [InlineData("demo", "--node", "node.conf")]
    [InlineData("-cc", "1", "--node", "node.conf")]
    public void Node_settings_go_with_a_configuration(params string[] words) => Assert.Contains("--node", Refuse(words), StringComparison.Ordinal);
}
