using Workflows.Runtime.Storage;

namespace Workflows.Faults.Mutants;

/// <summary>The seeded bugs by their names, each as a database that has it.</summary>
internal static class MutantDatabases
{
    public static string[] Names { get; } = ["consume-first", "answer-first", "forget-operations"];

    public static IDatabase Over(IDatabase database, string name) => name switch
    {
        "consume-first" => new ConsumeFirst(database),
        "answer-first" => new AnswerFirst(database),
        "forget-operations" => new ForgetOperations(database),
        _ => throw new InvalidOperationException($"There is no seeded bug {name}."),
    };
}
