namespace Workflows.Runtime.Storage;

/// <summary>Which of the two databases a statement goes to.</summary>
public enum SqlDialect
{
    Sqlite,
    Postgres,
}
