using ActorProxy.Core.Samples;
using ActorProxy.Core.Samples.Variables;
using Xunit;

namespace ActorProxy.Tests.Node.Samples;

public sealed class GlobalVariablesTests
{
    [Fact]
    public async Task The_configuration_sets_variables_in_its_order()
    {
        await using var rig = new NodeRig();
        await rig.AcceptsAsync("global\n set-var proc.gv_a int(200),sub(5)\n set-var proc.gv_b var(proc.gv_a),add(1)\n set-var proc.gv_c str(a) upper\n set-var proc.gv_d var(proc.gv_nothing)\n");

        Assert.Equal("195", ValueOf(rig, "proc.gv_a"));
        Assert.Equal("196", ValueOf(rig, "proc.gv_b"));
        Assert.Equal("A", ValueOf(rig, "proc.gv_c"));
        Assert.Null(ValueOf(rig, "proc.gv_d"));
    }

    [Fact]
    public async Task The_configuration_sets_variables_to_texts()
    {
        await using var rig = new NodeRig();
        await rig.AcceptsAsync("""
            global
              set-var proc.gf_a str(one)
              set-var-fmt proc.gf_b "x %[var(proc.gf_a)]  y %[int(3),add(4)] %% end"
              set-var-fmt proc.gf_c "%{+Q}[str(a)] %{+Q}[env(NONE)]%[env(NONE)]"
              set-var-fmt proc.gf_d "%H|%ci|%pid"

            """);

        Assert.Equal("x one  y 7 % end", ValueOf(rig, "proc.gf_b"));
        Assert.Equal("\"a\" \"\"", ValueOf(rig, "proc.gf_c"));
        var process = rig.Node.Services.Process;
        Assert.Equal($"{process.HostName}||{process.ProcessId}", ValueOf(rig, "proc.gf_d"));
    }

    [Fact]
    public async Task A_value_given_at_run_time_stands_until_the_configurations_line_changes()
    {
        await using var rig = new NodeRig();
        await rig.AcceptsAsync("global\n set-var proc.gv_e int(1)\n");
        Assert.True(VariableName.TryParse("proc.gv_e", out var name, out _));
        var sample = default(Sample);
        sample.SetNumber(7);
        rig.Node.Services.Process.Variables.Set(name, sample);

        await rig.AcceptsAsync("global\n set-var proc.gv_e int(1)\n set-var proc.gv_f int(2)\n");
        Assert.Equal("7", ValueOf(rig, "proc.gv_e"));
        await rig.AcceptsAsync("global\n set-var proc.gv_e int(3)\n");
        Assert.Equal("3", ValueOf(rig, "proc.gv_e"));
        Assert.Equal("2", ValueOf(rig, "proc.gv_f"));
    }

    private static string? ValueOf(NodeRig rig, string text)
    {
        var sample = default(Sample);
        Assert.True(VariableName.TryParse(text, out var name, out _));
        return rig.Node.Services.Process.Variables.TryGet(name, ref sample) && SampleCasts.TryCast(ref sample, SampleType.Str, new SampleScratch()) ? sample.Text : null;
    }
}
