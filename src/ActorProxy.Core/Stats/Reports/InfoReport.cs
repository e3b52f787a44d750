using System.Buffers;
using ActorProxy.Core.Stats.Snapshots;

namespace ActorProxy.Core.Stats.Reports;

/// <summary>The answer to <c>show info</c>.</summary>
public static class InfoReport
{
    /// <summary>Writes the report; no empty line at the end.</summary>
    public static void Write(ProcessSnapshot info, InfoRequest request, IBufferWriter<byte> output)
    {
        var writer = new ReportWriter(output);
        if (request.Format == ReportFormat.Json)
        {
            WriteJson(info, request.IsFloat, writer);
            return;
        }

        foreach (var line in InfoLines.Of(info, request.IsFloat))
        {
            if (request.Format == ReportFormat.Typed)
            {
                writer.Number(line.Position);
                writer.Text("."u8);
                writer.Text(line.Name);
                writer.Text(".1"u8);
                writer.Typed(line.Field);
            }
            else
            {
                writer.Text(line.Name);
                writer.Text(": "u8);
                writer.Value(line.Field);
            }

            if (request.WithDescriptions)
                writer.Description(line.Description);
            writer.Text("\n"u8);
        }
    }

    private static void WriteJson(ProcessSnapshot info, bool isFloat, ReportWriter writer)
    {
        var isFirst = true;
        foreach (var line in InfoLines.Of(info, isFloat))
        {
            writer.Text(isFirst ? "[{"u8 : ",{"u8);
            isFirst = false;
            writer.JsonMembers(line.Position, line.Name, line.Field);
            writer.Text("}"u8);
        }

        writer.Text("]\n"u8);
    }
}
