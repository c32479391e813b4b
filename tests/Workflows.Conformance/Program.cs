using Workflows.Conformance;

return Arguments.Parse(args) is { } arguments
    ? Run.All(arguments, Console.Out)
    : Arguments.Explain(Console.Error);
