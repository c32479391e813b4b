using Microsoft.Extensions.Logging.Console;

namespace Workflows.Server.Hosting;

/// <summary>Logs go to the console, from warnings on, one line each, unless the configuration says otherwise under <c>Logging</c>.</summary>
internal static class QuietConsole
{
    public static void AddQuietConsole(this ILoggingBuilder logging, IConfiguration configuration)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        logging.AddConsole(console =>
        {
            console.FormatterName ??= ConsoleFormatterNames.Simple;
            console.LogToStandardErrorThreshold = LogLevel.Trace;
        });
        logging.AddSimpleConsole(line =>
        {
            line.SingleLine = true;
            line.UseUtcTimestamp = true;
            line.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
        });
    }
}
