using Microsoft.Extensions.Logging.Console;

namespace Workflows.Server.Hosting;

/// <summary>Logs go to the console, from warnings on, one line each, unless the configuration says otherwise under <c>Logging</c>.</summary>
internal static class QuietConsole
{
    private const string Requests = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public static void AddQuietConsole(this ILoggingBuilder logging, IConfiguration configuration, LogFormat format)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddConfiguration(configuration.GetSection("Logging"));
        // Whatever is asked for, no line for every request: its address names cases and people. What is asked for the console by its name
        // would have its way over a filter that names none.
        logging.AddFilter(Requests, LogLevel.Warning);
        logging.AddFilter<ConsoleLoggerProvider>(Requests, LogLevel.Warning);
        logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (format is LogFormat.Json)
        {
            logging.AddJsonConsole(line =>
            {
                // No scopes: they bring addresses of requests, which name cases and people.
                line.IncludeScopes = false;
                line.UseUtcTimestamp = true;
                line.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            logging.AddSimpleConsole(line =>
            {
                line.SingleLine = true;
                line.UseUtcTimestamp = true;
                line.TimestampFormat = "yyyy-MM-ddTHH:mm:ssZ ";
            });
        }
    }
}
