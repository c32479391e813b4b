namespace Workflows.Cli.Output;

internal enum OutputFormat
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>For programs: one JSON document, whose properties keep their names and meanings.</summary>
    Json,
}
