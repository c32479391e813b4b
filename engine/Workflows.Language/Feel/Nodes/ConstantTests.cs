using System.Collections.Immutable;

namespace Workflows.Language.Feel.Nodes;

/// <summary>The tests of a table's cell that are the same whatever the variables are.</summary>
internal sealed class ConstantTests
{
    private readonly InNode? _tests;
    private readonly bool _passesOutside;

    private ConstantTests(InNode? tests, bool passesOutside)
    {
        _tests = tests;
        _passesOutside = passesOutside;
        Values = [.. tests?.Constants ?? []];
    }

    /// <summary>The values that the tests name, in their order; of ranges both ends. None for a hyphen.</summary>
    public ImmutableArray<FeelValue> Values { get; }

    /// <summary>True when no test asks for an order, so that all values but those named are treated alike.</summary>
    public bool AskForEqualityOnly => _tests?.AskForEqualityOnly ?? true;

    /// <summary>The tests of a compiled cell; null when they depend on more than the tested value.</summary>
    public static ConstantTests? Of(Node node) => node switch
    {
        InNode { IsConstant: true } tests => new(tests, passesOutside: false),
        NoneOfNode { Tests: { IsConstant: true } tests } => new(tests, passesOutside: true),
        ConstantNode { Value: FeelBoolean { Value: true } } => new(null, passesOutside: true),
        _ => null,
    };

    /// <summary>Whether a value passes; what cannot be told does not.</summary>
    public bool Pass(FeelValue value) => _tests is null ? _passesOutside : _tests.PassesConstants(value) == !_passesOutside;
}
